package dev.reckoner.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures of a simulation, the same in the window and on the command line. */
public final class PolicyFigures {
    private static final int DIGITS = 2;
    private static final double LEAST = 0.001;
    private static final int WHOLE = 100;
    private static final int FIFTEEN = 15;

    private PolicyFigures() {}

    /** A length of time in seconds: {@code 0.0042 s}, {@code 6.1 s}, {@code 1,451 s}. */
    public static String seconds(double seconds) {
        if (seconds == 0) {
            return "0 s";
        }
        if (seconds < LEAST) {
            return "under 0.001 s";
        }
        if (seconds >= WHOLE) {
            return String.format(Locale.ENGLISH, "%,d s", Math.round(seconds));
        }
        return rounded(seconds, seconds >= 10 ? DIGITS + 1 : DIGITS, RoundingMode.HALF_EVEN) + " s";
    }

    /** A bound as a percentage, never less than it is: {@code 3.4 %}, {@code 0.42 %}, {@code 100 %}. */
    public static String percent(double share) {
        if (share == 0) {
            return "0 %";
        }
        if (share == 1) {
            return "100 %";
        }
        return share < LEAST / WHOLE
                ? "under 0.001 %"
                : rounded(share * WHOLE, share >= 0.1 ? DIGITS + 1 : DIGITS, RoundingMode.CEILING) + " %";
    }

    private static String rounded(double value, int digits, RoundingMode mode) {
        // What a multiplication adds behind the fifteenth digit is no part of the figure.
        var decimal = BigDecimal.valueOf(value).round(new MathContext(FIFTEEN));
        return plain(decimal.round(new MathContext(digits, mode)));
    }

    /** A power of ten for the axis of a chart, without a unit: {@code 0.01}, {@code 1,000}. */
    public static String powerOfTen(int exponent) {
        return exponent < 0
                ? plain(BigDecimal.ONE.scaleByPowerOfTen(exponent))
                : String.format(
                        Locale.ENGLISH,
                        "%,d",
                        BigDecimal.ONE.scaleByPowerOfTen(exponent).toBigInteger());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
