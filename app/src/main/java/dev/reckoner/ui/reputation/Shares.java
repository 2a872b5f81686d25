package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.Band;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.Locale;

/** How reliabilities and half-lives are written. */
final class Shares {
    private static final double MINUTES_A_DAY = 1_440;

    private Shares() {}

    /** {@code 0.699}. */
    static String exact(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    /** {@code 0.70}. */
    static String plain(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    /** {@code 0.53 to 0.85}. */
    static String band(Band band) {
        return Messages.get("reputation.band.words", plain(band.low()), plain(band.high()));
    }

    /** {@code 90 %}. */
    static String level(double level) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * level);
    }

    /** {@code 5} or {@code 0.5}. */
    static String weight(double weight) {
        return weight == Math.rint(weight)
                ? String.format(Locale.ROOT, "%.0f", weight)
                : String.format(Locale.ROOT, "%.1f", weight);
    }

    /** {@code 30 days}. */
    static String days(Duration halfLife) {
        double days = halfLife.toMinutes() / MINUTES_A_DAY;
        return Messages.get(
                "reputation.days", days == Math.rint(days) ? String.format(Locale.ROOT, "%.0f", days) : plain(days));
    }
}
