package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.tensor.OnnxValue;

/**
 * Whether a claimed value may have come of the claimed inputs. It is asked about values that were recomputed from the proposer's own
 * inputs, never about values of two runs: that two runs differ says nothing about where they began to.
 */
@FunctionalInterface
public interface Consistency {
    /** Equal in every bit: for two machines that compute alike. */
    Consistency EXACT = (value, recomputed, claimed) -> recomputed.equals(claimed);

    /**
     * True if the claimed value is no further from the recomputed one than honest machines differ.
     *
     * @param value its name
     */
    boolean isConsistent(String value, OnnxValue recomputed, OnnxValue claimed);
}
