package dev.reckoner.audit;

import dev.reckoner.reputation.Band;
import java.util.Locale;

/**
 * How reliabilities are written, in the window and by the commands. Neither an expectation nor an end of a band is ever 0 or 1: as
 * long as there is a base rate, something stays open. Rounding must not claim otherwise, so that it goes inwards at both ends.
 */
public final class ReliabilityFigures {
    /** Narrower than this, two decimals write both ends alike. */
    private static final double NARROW = 0.02;

    private ReliabilityFigures() {}

    /** {@code 0.699}, {@code > 0.999}. */
    public static String exact(double reliability) {
        return inside(reliability, 3);
    }

    /** {@code 0.70}, {@code > 0.99}. */
    public static String plain(double reliability) {
        return inside(reliability, 2);
    }

    /** The lower end of a band, with as many decimals as tell it from the upper. */
    public static String low(Band band) {
        return inside(band.low(), decimals(band));
    }

    /** The upper end likewise. */
    public static String high(Band band) {
        return inside(band.high(), decimals(band));
    }

    /** {@code 0.53 to 0.85}, {@code 0.992 to > 0.999}. */
    public static String band(Band band) {
        return low(band) + " to " + high(band);
    }

    /** The share that no evidence covers, which is 1 where there is none: {@code 0.19}, {@code < 0.01}, {@code 1.00}. */
    public static String uncertainty(double share) {
        return share >= 1 ? "1.00" : inside(share, 2);
    }

    /** The same as a percentage: {@code 19 %}, {@code < 1 %}. */
    public static String percent(double share) {
        if (share >= 1) {
            return "100 %";
        }
        long percent = Math.round(100 * share);
        return percent == 0 ? "< 1 %" : percent == 100 ? "> 99 %" : percent + " %";
    }

    private static int decimals(Band band) {
        return band.width() < NARROW ? 3 : 2;
    }

    private static String inside(double share, int decimals) {
        double step = Math.pow(10, -decimals);
        if (share > 1 - step / 2) {
            return "> " + plain(1 - step, decimals);
        }
        return share < step / 2 ? "< " + plain(step, decimals) : plain(share, decimals);
    }

    private static String plain(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", share);
    }
}
