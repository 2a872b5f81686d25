package dev.reckoner.runtime.conform;

/** How a test case ended. */
public enum Outcome {
    /** Every output is as expected. */
    PASSED,
    /** The model ran and gave something else. */
    DIFFERS,
    /** The model could not be loaded or run. */
    FAILED,
    /** The files of the case cannot be read. */
    UNREADABLE
}
