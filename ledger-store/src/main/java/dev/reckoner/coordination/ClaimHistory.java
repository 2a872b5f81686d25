package dev.reckoner.coordination;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When a party was claimed to have answered, and when it failed.
 *
 * @param claims in the order of time
 */
public record ClaimHistory(String party, List<Outcome> claims) {
    private static final Comparator<Outcome> ORDER =
            Comparator.comparing(Outcome::at).thenComparing(Outcome::failed);

    public ClaimHistory {
        claims = claims.stream().sorted(ORDER).toList();
    }

    /** One claim. */
    public record Outcome(Instant at, boolean failed) {}
}
