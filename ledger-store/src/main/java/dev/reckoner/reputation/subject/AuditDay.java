package dev.reckoner.reputation.subject;

import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * The verdicts of one day about one subject.
 *
 * @param at when the last of them counts
 * @param verdicts in the order in which they count
 * @param before the opinion up to the first
 * @param after the opinion from the last on
 */
public record AuditDay(Instant at, List<CountedVerdict> verdicts, Opinion before, Opinion after) {
    public AuditDay {
        verdicts = List.copyOf(verdicts);
    }

    /** How many of that outcome. */
    public long count(Outcome outcome) {
        return of(outcome).size();
    }

    /** Those of that outcome. */
    public List<CountedVerdict> of(Outcome outcome) {
        return verdicts.stream()
                .filter(verdict -> verdict.event().outcome() == outcome)
                .toList();
    }

    /** True if any of them speaks against the subject. */
    public boolean isFinding() {
        return count(Outcome.BAD) > 0;
    }
}
