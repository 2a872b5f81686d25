package dev.reckoner.runtime.explain;

import java.time.Duration;

/**
 * How much a search may cost. When it is spent, what was found until then is the result.
 *
 * @param runs how many times a model may be run
 * @param time how long the search may take; a run that has begun is not stopped, unless it is on another device
 */
public record Budget(int runs, Duration time) {
    /** Enough for everything that is tried on a model of a few layers, with a few other claims. */
    public static final Budget USUAL = new Budget(200, Duration.ofMinutes(5));

    public Budget {
        if (runs < 0 || time.isNegative()) {
            throw new IllegalArgumentException("A budget is not negative");
        }
    }
}
