package dev.reckoner.appraise.chain;

import dev.reckoner.trail.Evidence;

/** Tells which logs are shown to be on the chain by a proof, instead of being somebody's word. */
@FunctionalInterface
public interface LogProofs {
    /** No log is proven. */
    LogProofs NONE = log -> false;

    /** True if a receipt under a block that is vouched for holds the log. */
    boolean isProven(Evidence.EventLog log);
}
