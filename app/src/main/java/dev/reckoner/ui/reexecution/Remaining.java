package dev.reckoner.ui.reexecution;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long the rest of a piece of work takes, told by how much of it is done since it began. */
final class Remaining {
    /** Before, what could be told is no more than a guess. */
    private static final double LEAST_SHARE = 0.05;

    private final LongSupplier nanos;
    private long begun;

    /** Told by a clock of nanoseconds. */
    Remaining(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The work begins. */
    void begin() {
        begun = nanos.getAsLong();
    }

    /** Time until all is done; empty where it cannot be told. */
    Optional<Duration> after(double share) {
        if (share < LEAST_SHARE || share >= 1) {
            return Optional.empty();
        }
        long passed = nanos.getAsLong() - begun;
        return Optional.of(Duration.ofNanos(Math.round(passed / share * (1 - share))));
    }
}
