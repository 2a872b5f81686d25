package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;

/**
 * One output of an operator against what was claimed of it.
 *
 * @param value its name
 * @param verdict step of the ladder
 * @param localError distance at the element that is furthest beyond its bound
 * @param bound what is allowed there; NaN where there is no bound
 * @param multiple distance as a multiple of what decides; NaN where nothing does
 * @param reason why, in one sentence
 * @param suspicious true if nothing decides, but it differs by more than the default tolerance of its type
 */
record OutputError(
        String value,
        Verdict verdict,
        double localError,
        double bound,
        double multiple,
        String reason,
        boolean suspicious) {
    static OutputError exact(String value, String reason) {
        return new OutputError(value, Verdict.BIT_EXACT, 0, 0, 0, reason, false);
    }

    static OutputError outside(String value, String reason) {
        return new OutputError(
                value, Verdict.OUTSIDE, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, reason, false);
    }

    static OutputError undecided(String value, double localError, String reason, boolean suspicious) {
        return new OutputError(value, Verdict.INCONCLUSIVE, localError, Double.NaN, Double.NaN, reason, suspicious);
    }

    /** The one that says more against the operator. */
    OutputError worse(OutputError other) {
        int order = Integer.compare(rank(verdict), rank(other.verdict));
        if (order == 0) {
            return other.multiple > multiple ? other : this;
        }
        return order < 0 ? other : this;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case BIT_EXACT -> 0;
            case WITHIN_EMPIRICAL -> 1;
            case WITHIN_THEORETICAL -> 2;
            case INCONCLUSIVE -> 3;
            case OUTSIDE -> 4;
        };
    }
}
