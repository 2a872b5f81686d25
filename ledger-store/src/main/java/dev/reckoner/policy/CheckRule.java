package dev.reckoner.policy;

import dev.reckoner.appraise.code.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A check that must have been made, with at least this answer.
 *
 * @param check id of the check, as findings give it
 * @param tier {@link Tier#AFFIRMING}, or {@link Tier#WARNING} where a warning will do
 * @param list the approved builds among which the enclave's must be; only of {@link #MEASUREMENT}
 * @param within how long after it was made the claim must be settled; only of {@link #SETTLEMENT}
 */
public record CheckRule(Place place, String check, Tier tier, Optional<String> list, Optional<Duration> within)
        implements Rule {
    /** The check whose rule may name a list. */
    public static final String MEASUREMENT = "measurement";

    /** The check whose rule may set a time. */
    public static final String SETTLEMENT = "settlement";

    public CheckRule {
        if (tier != Tier.AFFIRMING && tier != Tier.WARNING) {
            throw new IllegalArgumentException("A policy cannot ask for " + tier);
        }
        if (list.isPresent() && !check.equals(MEASUREMENT) || within.isPresent() && !check.equals(SETTLEMENT)) {
            throw new IllegalArgumentException("The check " + check + " has neither a list nor a time");
        }
    }

    @Override
    public List<String> checks() {
        return List.of(check);
    }
}
