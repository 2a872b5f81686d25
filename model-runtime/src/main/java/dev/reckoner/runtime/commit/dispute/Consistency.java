package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Whether a claimed value may have come of the claimed inputs. It is asked about values that were recomputed from the proposer's own
 * inputs, never about values of two runs: that two runs differ says nothing about where they began to.
 */
@FunctionalInterface
public interface Consistency {
    /** Equal in every bit: for two machines that compute alike. */
    Consistency EXACT = seen -> seen.recomputed().equals(seen.claimed());

    /** True if the claimed value is no further from the recomputed one than honest machines differ. */
    boolean isConsistent(Seen seen);

    /**
     * A value that a part of the model gives.
     *
     * @param part the operators; a single one where a bound for it can decide
     * @param inputs what the proposer says went into them, model inputs included and weights not
     * @param value the value's name
     * @param recomputed what comes of the inputs here
     * @param claimed what the proposer says
     */
    record Seen(
            Interval part,
            SequencedMap<String, OnnxValue> inputs,
            String value,
            OnnxValue recomputed,
            OnnxValue claimed) {
        public Seen {
            inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        }
    }
}
