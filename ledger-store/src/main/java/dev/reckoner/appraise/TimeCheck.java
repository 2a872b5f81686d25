package dev.reckoner.appraise;

import dev.reckoner.appraise.code.TimeCode;
import dev.reckoner.trail.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is the record's own time possible? A record cannot be younger than its import, which is asked only of records that fail it: a
 * date in the past proves nothing. Which of the two clocks is wrong cannot be told, so it accuses nobody. A signed response must
 * also stand in order with its enclave's attestation and registration and with its settlement.
 */
final class TimeCheck implements Check {
    /** Clocks of honest machines differ by less. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "time";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return context.evidence()
                .received(claim.id())
                .filter(received -> claim.madeAt().isAfter(received.plus(SLACK)))
                .map(received -> List.of(finding(claim, received)))
                .orElse(List.of());
    }

    private Finding finding(Claim claim, Instant received) {
        return Answer.about(claim, id())
                .gives(TimeCode.TIME_AFTER_IMPORT, "dated " + claim.madeAt() + ", imported " + received);
    }
}
