package dev.reckoner.reputation;

/** What a verdict says of the subject. */
public enum Outcome {
    /** Evidence that it can be relied on. */
    GOOD,
    /** Evidence that it cannot. */
    BAD,
    /** No evidence either way: counted beside, and moves nothing. */
    UNDECIDED
}
