package dev.reckoner.ui.reexecution;

/** Parts of the place. */
enum Tab {
    /** The queue and what came of one claim. */
    COMPARISON,
    /** The queue alone, with all that is known of each run. */
    QUEUE,
    /** How far honest runs differ. */
    CALIBRATION
}
