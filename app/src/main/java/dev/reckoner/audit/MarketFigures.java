package dev.reckoner.audit;

import dev.reckoner.market.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How the figures of a market are written. */
public final class MarketFigures {
    private static final MathContext THREE = new MathContext(3);

    private MarketFigures() {}

    /** An amount with three digits: {@code 2}, {@code 0.5}, {@code 13.4}. */
    public static String amount(double amount) {
        return new BigDecimal(amount).round(THREE).stripTrailingZeros().toPlainString();
    }

    /** A change relative to what was projected: {@code -75 %}. */
    public static String change(double relative) {
        if (Double.isInfinite(relative)) {
            return "without bound";
        }
        long percent = Math.round(100 * relative);
        return percent == 0 ? "0 %" : String.format(Locale.ROOT, "%+d %%", percent);
    }

    /** {@code -100 % to -37 %}. */
    public static String interval(Interval interval) {
        return change(interval.low()) + " to " + change(interval.high());
    }

    /** A p-value: {@code 0.032}, {@code 0.0001}. */
    public static String p(double p) {
        return String.format(Locale.ROOT, p < 0.001 ? "%.4f" : "%.3f", p);
    }

    /** A correlation: {@code +0.86}. */
    public static String correlation(double correlation) {
        return String.format(Locale.ROOT, "%+.2f", correlation);
    }
}
