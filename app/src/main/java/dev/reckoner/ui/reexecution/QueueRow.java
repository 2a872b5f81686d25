package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A line of the queue as shown. */
sealed interface QueueRow {
    /** Of claims that wait at the end of a group, so many are shown. */
    int SHOWN_WAITING = 5;

    /** The heading of a group. */
    record Group(String text) implements QueueRow {}

    /** A claim. */
    record Item(QueueItem item) implements QueueRow {}

    /** Claims that wait at the end of a group. */
    record Fold(Origin origin, int size) implements QueueRow {}

    /**
     * The queue under the headings of its groups.
     *
     * @param opened groups that are shown to their end
     */
    static List<QueueRow> of(List<QueueItem> queue, Set<Origin> opened) {
        var rows = new ArrayList<QueueRow>();
        for (Origin origin : Origin.values()) {
            List<QueueItem> items =
                    queue.stream().filter(item -> item.origin() == origin).toList();
            if (!items.isEmpty()) {
                rows.add(new Group(Messages.get(title(origin), items.size())));
                int folded = opened.contains(origin) ? 0 : folded(items);
                items.subList(0, items.size() - folded).forEach(item -> rows.add(new Item(item)));
                if (folded > 0) {
                    rows.add(new Fold(origin, folded));
                }
            }
        }
        return rows;
    }

    /** A fold of one or two would take as much room as they do. */
    private static int folded(List<QueueItem> items) {
        int waiting =
                (int) items.reversed().stream().takeWhile(QueueItem::isWaiting).count();
        return waiting > SHOWN_WAITING + 2 ? waiting - SHOWN_WAITING : 0;
    }

    private static String title(Origin origin) {
        return switch (origin) {
            case BY_HAND -> "reexecution.queue.byHand";
            case SAMPLE -> "reexecution.queue.sample";
            case RUN_BEFORE -> "reexecution.queue.runBefore";
        };
    }
}
