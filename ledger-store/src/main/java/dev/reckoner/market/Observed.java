package dev.reckoner.market;

import java.time.Instant;

/**
 * The time in which uses would have been seen. After it nobody looked, so that no use then is no sign of anything.
 *
 * @param from inclusive
 * @param to exclusive, not before from
 */
public record Observed(Instant from, Instant to) {
    public Observed {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The time observed ends before it begins.");
        }
    }
}
