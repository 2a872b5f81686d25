package dev.reckoner.ui.reexecution;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long the rest of a run takes, told by nothing but the runs that have ended in it. The time up to the first of them counts
 * for nothing: it holds the loading of the model.
 */
final class Pace {
    /** Before that many ended, what could be told is no more than a guess. */
    private static final int LEAST_ENDED = 3;

    private final LongSupplier nanos;
    private int claims;
    private int ended;
    private long first;
    private long last;

    /** Told by a clock of nanoseconds. */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A run of that many claims begins. */
    void begin(int all) {
        claims = all;
        ended = 0;
    }

    /** Another of them has ended. */
    void ended() {
        last = nanos.getAsLong();
        if (ended++ == 0) {
            first = last;
        }
    }

    /** How many have not ended. */
    int left() {
        return claims - ended;
    }

    /** Time until all have ended; empty where it cannot be told. */
    Optional<Duration> remaining() {
        if (ended < LEAST_ENDED || left() <= 0) {
            return Optional.empty();
        }
        double each = (double) (last - first) / (ended - 1);
        long passed = nanos.getAsLong() - last;
        return Optional.of(Duration.ofNanos(Math.max(0, Math.round(each * left()) - passed)));
    }
}
