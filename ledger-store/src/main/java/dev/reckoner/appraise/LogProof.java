package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.Optional;

/** Tells what proves that a block holds a log. */
@FunctionalInterface
interface LogProof {
    /** Where receipts are not proven: then every log is hearsay. */
    LogProof NONE = (log, context) -> Optional.empty();

    /** The evidence item that proves it; empty where none does. */
    Optional<Digest> of(Evidence.EventLog log, Check.Context context);
}
