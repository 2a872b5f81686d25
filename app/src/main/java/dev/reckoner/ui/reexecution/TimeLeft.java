package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.Locale;

/** Durations in words. */
final class TimeLeft {
    private static final int STEP_SECONDS = 5;

    private TimeLeft() {}

    /** How long a run still takes, no finer than it can be told: to five seconds, beyond ten minutes to a minute. */
    static String words(Duration left) {
        long seconds = Math.ceilDiv(Math.max(1, left.toSeconds()), STEP_SECONDS) * STEP_SECONDS;
        if (seconds < 60) {
            return Messages.get("reexecution.left.seconds", seconds);
        }
        if (seconds < 600) {
            return seconds % 60 == 0
                    ? Messages.get("reexecution.left.minutes", seconds / 60)
                    : Messages.get("reexecution.left.both", seconds / 60, seconds % 60);
        }
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 120
                ? Messages.get("reexecution.left.minutes", minutes)
                : Messages.get("reexecution.left.hours", minutes / 60, minutes % 60);
    }

    /** How long a run took: {@code 38 ms}, {@code 1.2 s}. */
    static String took(Duration took) {
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
