package dev.reckoner.cli.bench;

import java.util.Locale;

/**
 * One measured number and the limit that it has to keep.
 *
 * @param name what was measured, with dots
 * @param value what came out; NaN keeps no limit
 * @param bound on which side of the limit it has to be
 * @param limit the limit
 */
public record Figure(String name, double value, Bound bound, double limit) {
    /** On which side of the limit a figure has to be; the limit itself is allowed. */
    public enum Bound {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** True if the limit is kept. */
    public boolean ok() {
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /** The line by which scripts read it: {@code figure NAME VALUE must OP LIMIT ok|short}. */
    public String line() {
        return "figure " + name + " " + number(value) + " must " + bound.sign + " " + number(limit)
                + (ok() ? " ok" : " short");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, Math.abs(number) >= 1_000 ? "%.0f" : "%.3f", number);
    }
}
