package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is the record's own time possible? A record cannot be younger than its import. It is asked only of records that fail it: a
 * date in the past proves nothing.
 */
final class TimeCheck implements Check {
    /** Clocks of honest machines differ by less. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    /** A clock that is wrong by more than this is no excuse for a date. */
    private static final Duration EXCUSED = Duration.ofDays(2);

    @Override
    public String id() {
        return "time";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return context.evidence().received(claim.id()).stream()
                .filter(received -> claim.madeAt().isAfter(received.plus(SLACK)))
                .map(received -> finding(claim, received))
                .toList();
    }

    private Finding finding(Claim claim, Instant received) {
        Answer answer = Answer.about(claim, id());
        String detail = "dated " + claim.madeAt() + ", imported " + received;
        return claim.madeAt().isAfter(received.plus(EXCUSED))
                ? answer.contraindicated(
                        "EV-TIME-AFTER-IMPORT",
                        "The record is dated after it was imported: its date is not true",
                        detail)
                : answer.warning(
                        "EV-TIME-AHEAD",
                        "The record is dated up to two days after it was imported: one of the two clocks is wrong",
                        detail);
    }
}
