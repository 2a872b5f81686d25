package dev.reckoner.ui.reputation;

import dev.reckoner.audit.ReliabilityFigures;
import dev.reckoner.reputation.Band;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.Locale;

/** How reliabilities and half-lives are written. */
final class Shares {
    private static final double MINUTES_A_DAY = 1_440;

    private Shares() {}

    /** {@code 0.699}, {@code > 0.999}. */
    static String exact(double share) {
        return ReliabilityFigures.exact(share);
    }

    /** {@code 0.70}, {@code > 0.99}. */
    static String plain(double share) {
        return ReliabilityFigures.plain(share);
    }

    /** {@code 0.53 to 0.85}. */
    static String band(Band band) {
        return Messages.get("reputation.band.words", ReliabilityFigures.low(band), ReliabilityFigures.high(band));
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
                "reputation.days", String.format(Locale.ROOT, days == Math.rint(days) ? "%.0f" : "%.2f", days));
    }
}
