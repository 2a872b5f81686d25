package dev.reckoner.policy;

import java.time.Duration;
import java.util.List;

/**
 * How old the enclave's attestation may have been when the claim was made.
 *
 * @param age above zero
 */
public record FreshnessRule(Place place, Duration age) implements Rule {
    /** The check that answers it. */
    public static final String FRESHNESS = "freshness";

    @Override
    public List<String> checks() {
        return List.of(FRESHNESS);
    }
}
