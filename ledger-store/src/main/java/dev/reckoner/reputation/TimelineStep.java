package dev.reckoner.reputation;

import java.time.Instant;
import java.util.List;

/**
 * What the verdicts of one instant did to an opinion.
 *
 * @param at the instant
 * @param before the opinion up to it, with what was forgotten until then
 * @param after the opinion from it on; the same as before where all verdicts are undecided
 * @param events the verdicts, in order
 * @param tally of all verdicts up to and with these
 */
public record TimelineStep(Instant at, Opinion before, Opinion after, List<ReputationEvent> events, Tally tally) {
    public TimelineStep {
        events = List.copyOf(events);
    }
}
