package dev.reckoner.appraise.chain;

/** Something that an event or a call of the settlement contract names. */
public sealed interface Settled permits SettledBatch, SettledSingle {
    /** Where and how. */
    Told told();
}
