package dev.reckoner.ledger.projection;

/** How an isolation in force touches a claim. */
public enum ClaimMark {
    /** No isolation touches it. */
    NONE,
    /** It is of what was isolated. */
    ISOLATED,
    /** One of its inputs is what an isolated claim, or one derived from such, gave as its output. */
    DERIVED
}
