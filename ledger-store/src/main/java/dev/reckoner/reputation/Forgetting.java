package dev.reckoner.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Exponential forgetting: after t, evidence counts 2^(-t/H) of what it did, H being the half-life. Times are microseconds, exact
 * in a double for 285 years.
 */
final class Forgetting {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final double LN_2 = 0.6931471805599453;

    private Forgetting() {}

    static Duration requireHalfLife(Duration halfLife) {
        if (halfLife.compareTo(SHORTEST) < 0 || halfLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A half-life is from an hour to a hundred years, not " + halfLife + ".");
        }
        return halfLife;
    }

    /** Microseconds; what lasts longer than 292,000 years lasts as long as that. */
    static double micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    /** Microseconds from the one to the other. */
    static double micros(Instant from, Instant to) {
        return micros(Duration.between(from, to));
    }

    /**
     * What is left of evidence. {@link StrictMath} gives the same bits on every machine, and here at no cost.
     *
     * @param elapsed microseconds, not negative
     * @param halfLife microseconds
     */
    static double retained(double elapsed, double halfLife) {
        return StrictMath.exp(-LN_2 * (elapsed / halfLife));
    }
}
