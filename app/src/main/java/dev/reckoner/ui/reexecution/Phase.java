package dev.reckoner.ui.reexecution;

/** What the queue does. */
enum Phase {
    /** Nothing. */
    IDLE,
    /** It runs. */
    RUNNING,
    /** It stops as soon as the claim under work has its verdict. */
    PAUSING,
    /** It has stopped and goes on where it stopped. */
    PAUSED
}
