package dev.reckoner.coordination;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether two parties begin to fail at the same time more often than chance would have it. A reason they have in common may be
 * the network's, the chain's or the client's.
 *
 * @param first the one whose id comes first
 * @param p the probability of as many by chance; empty where it cannot be told
 * @param adjusted the same, adjusted for all pairs that were compared
 */
public record FailurePair(Side first, Side second, OptionalDouble p, OptionalDouble adjusted, Verdict verdict) {

    /** What came out. */
    public enum Verdict {
        /** More often than chance, even though so many pairs were compared. */
        BEYOND_CHANCE,
        /** Chance would do as much, and could have been told apart. */
        NOT_BEYOND_CHANCE,
        /** Too few failures, or too few claims around them, to tell it from chance whatever the times had been. */
        CANNOT_TELL
    }

    /**
     * One of the two.
     *
     * @param failures how many claims of it failed
     * @param beginnings how many times it began to fail
     * @param together how many of those lie within the window of a beginning of the other
     * @param expected how many would by chance
     */
    public record Side(String party, int failures, int beginnings, int together, double expected) {}

    /** Both ids, in order. */
    public List<String> parties() {
        return List.of(first.party(), second.party());
    }
}
