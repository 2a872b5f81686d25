package dev.reckoner.trail.opengradient.contract;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A time as a contract holds it. Nothing on chain keeps it within reason, so the number is kept.
 *
 * @param seconds since 1970 in UTC, a {@code uint256}
 */
public record UnixTime(BigInteger seconds) {
    private static final BigInteger END =
            BigInteger.valueOf(Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond());

    /** The instant; empty after the year 9999. */
    public Optional<Instant> instant() {
        return seconds.compareTo(END) < 0
                ? Optional.of(Instant.ofEpochSecond(seconds.longValueExact()))
                : Optional.empty();
    }
}
