package dev.reckoner.ui.reexecution;

/** A line of the queue as shown. */
sealed interface QueueRow {
    /** The heading of a group. */
    record Group(String text) implements QueueRow {}

    /** A claim. */
    record Item(QueueItem item) implements QueueRow {}
}
