package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.Optional;

/** Tells which logs are shown to be on the chain by a proof, instead of being somebody's word. */
@FunctionalInterface
public interface LogProofs {
    /** No log is proven. */
    LogProofs NONE = log -> Optional.empty();

    /** The item that proves a log to be on the chain; empty where none does. */
    Optional<Digest> of(Evidence.EventLog log);
}
