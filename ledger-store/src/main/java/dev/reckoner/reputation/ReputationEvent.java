package dev.reckoner.reputation;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One verdict about a subject. The order is by time, then by ground, so that sums over the events of one instant come out the
 * same to the last bit in whatever order they are given.
 *
 * @param at when it counts, to the microsecond; what is finer is cut off
 * @param outcome what it says
 * @param weight how much evidence it is, in bit-exact re-executions; above 0, a million at most. Of no effect where it is undecided
 * @param ground digest of the ledger entry that it rests on
 */
public record ReputationEvent(Instant at, Outcome outcome, double weight, Digest ground)
        implements Comparable<ReputationEvent> {
    /** More could make sums lose single verdicts. */
    public static final double MOST_WEIGHT = 1e6;

    private static final Comparator<ReputationEvent> ORDER = Comparator.comparing(ReputationEvent::at)
            .thenComparing(ReputationEvent::ground)
            .thenComparing(ReputationEvent::outcome)
            .thenComparingDouble(ReputationEvent::weight);

    public ReputationEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Bounds.require("The weight of a verdict", weight, Double.MIN_NORMAL, MOST_WEIGHT);
    }

    /** The evidence that it is of that outcome; 0 for another. */
    double evidenceOf(Outcome asked) {
        return outcome == asked ? weight : 0;
    }

    @Override
    public int compareTo(ReputationEvent other) {
        return ORDER.compare(this, other);
    }
}
