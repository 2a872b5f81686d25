package dev.reckoner.reputation;

import java.util.List;

/**
 * How many verdicts there were, unweighted and not forgotten.
 *
 * @param good for the subject
 * @param bad against it
 * @param undecided neither
 */
public record Tally(long good, long bad, long undecided) {
    /** Of no verdicts. */
    public static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(List<ReputationEvent> events) {
        return new Tally(
                good + count(events, Outcome.GOOD),
                bad + count(events, Outcome.BAD),
                undecided + count(events, Outcome.UNDECIDED));
    }

    private static long count(List<ReputationEvent> events, Outcome outcome) {
        return events.stream().filter(event -> event.outcome() == outcome).count();
    }
}
