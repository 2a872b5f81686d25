package dev.reckoner.ui.chart;

import java.util.Locale;

/** Figures as charts and comparisons write them: few digits, the same form everywhere. */
public final class Numbers {
    private Numbers() {}

    /**
     * An error or a tolerance: three significant digits between 0.001 and 1,000, else two with an exponent, for example
     * {@code 0.0312} and {@code 8.9e-8}.
     */
    public static String error(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "infinite" : "-infinite";
        }
        double size = Math.abs(value);
        if (size >= 1000 || size < 0.001) {
            return power(value);
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A figure in two digits with an exponent, such as {@code 2.2e-3}: for columns over many powers of ten. */
    public static String power10(double value) {
        return value == 0 || !Double.isFinite(value) ? error(value) : power(value);
    }

    /** How many times a bound: {@code 0.04×}, {@code 640×}, {@code 1.2e6×}. */
    public static String multiple(double value) {
        if (Double.isInfinite(value)) {
            return error(value);
        }
        String figure = value == 0 || (value >= 0.01 && value < 100_000)
                ? String.format(
                        Locale.ENGLISH, value >= 10 || value == 0 ? "%,.0f" : value >= 1 ? "%.1f" : "%.2f", value)
                : error(value);
        return figure + "×";
    }

    /** A cosine or another figure near one, with five decimals. */
    public static String cosine(double value) {
        return Double.isNaN(value) ? "not defined" : String.format(Locale.ROOT, "%.5f", value);
    }

    /** A value of a tensor, with four decimals where they tell something. */
    public static String value(double value) {
        double size = Math.abs(value);
        return value == 0 || (size >= 0.001 && size < 100_000)
                ? String.format(Locale.ROOT, "%.4f", value)
                : error(value);
    }

    /** A count with a comma between thousands. */
    public static String count(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** A power of ten, for example {@code 1e-8}. */
    public static String decade(int exponent) {
        return "1e" + exponent;
    }

    private static String power(double value) {
        String text = String.format(Locale.ROOT, "%.1e", value);
        int e = text.indexOf('e');
        return text.substring(0, e) + "e" + Integer.parseInt(text.substring(e + 1));
    }
}
