package dev.reckoner.appraise;

import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** The times in leaves, which can be any number. */
final class LeafTimes {
    private static final BigInteger LATEST =
            BigInteger.valueOf(Instant.parse("9999-12-31T00:00:00Z").getEpochSecond());

    private LeafTimes() {}

    /** The signed time; empty where the layout has none, or where it is after the year 9999. */
    static Optional<Instant> signed(Leaf leaf) {
        return leaf.timestamp().flatMap(LeafTimes::within);
    }

    /** The instant of that many seconds; empty after the year 9999. */
    static Optional<Instant> within(BigInteger seconds) {
        return seconds.compareTo(LATEST) > 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds.longValueExact()));
    }
}
