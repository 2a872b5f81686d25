package dev.reckoner.reputation;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The probability that one subject is more reliable than another, P(X > Y) for independent X ~ Beta(a, b) and Y ~ Beta(c, d). The same
 * arguments give the same result; the error is below 1e-6.
 *
 * <p>With N the narrower of both and F the distribution function of the wider, the integral of f F over the log odds z of N's
 * reliability, x = 1/(1 + e^-z). There the density of N, x^a (1-x)^b / B(a, b), has no singularity, one peak, and tails that fall as
 * e^(az) and e^(-bz). Gauss's rule of three points (Abramowitz and Stegun 25.4.30) on panels a quarter as wide as what the
 * density varies over sums what lies within the reach of N and within z of 40 either way; beyond, both distributions are powers, whose
 * integral is known.
 */
final class Superiority {
    private static final double FURTHEST = 40;
    private static final double DEVIATIONS = 8;
    private static final double TAIL = 30;
    private static final double PANEL = 0.25;
    private static final double NODE = Math.sqrt(0.6);

    /** Beta(a, b), as a distribution of log odds. */
    private record LogOdds(double a, double b) {
        LogOdds(Opinion opinion) {
            this(opinion.alpha(), opinion.beta());
        }

        /** The deviation of the normal distribution that has the same peak. */
        double spread() {
            return Math.sqrt(1 / a + 1 / b);
        }

        double peak() {
            return Math.log(a / b);
        }

        double density(double z) {
            double x = share(-Math.abs(z));
            return (z < 0 ? RegularizedBeta.derivative(x, a, b) : RegularizedBeta.derivative(x, b, a)) * x * (1 - x);
        }

        /** P(below z). */
        double below(double z) {
            double x = share(-Math.abs(z));
            return z < 0 ? RegularizedBeta.value(x, a, b) : RegularizedBeta.complement(x, b, a);
        }

        /** P(above z), of which little is lost where it is small. */
        double above(double z) {
            double x = share(-Math.abs(z));
            return z < 0 ? RegularizedBeta.complement(x, a, b) : RegularizedBeta.value(x, b, a);
        }

        /** From there down N falls as a power. */
        double bottom() {
            return Math.max(-FURTHEST, peak() - DEVIATIONS * spread() - TAIL / a);
        }

        double top() {
            return Math.min(FURTHEST, peak() + DEVIATIONS * spread() + TAIL / b);
        }

        private static double share(double z) {
            return 1 / (1 + Math.exp(-z));
        }
    }

    private Superiority() {}

    /** P(X > Y). That of the exchanged pair is exactly 1 less it, up to the rounding of that difference. */
    static double of(Opinion x, Opinion y) {
        LogOdds first = new LogOdds(x);
        LogOdds second = new LogOdds(y);
        if (first.equals(second)) {
            return 0.5;
        }
        double above = narrower(first, second) ? exceeds(first, second) : 1 - exceeds(second, first);
        return Math.clamp(above, 0, 1);
    }

    private static boolean narrower(LogOdds one, LogOdds other) {
        int bySpread = Double.compare(one.spread(), other.spread());
        return bySpread != 0 ? bySpread < 0 : one.a() < other.a();
    }

    /** P(narrow > wide). */
    private static double exceeds(LogOdds narrow, LogOdds wide) {
        double bottom = Math.min(narrow.bottom(), FURTHEST);
        double top = Math.max(narrow.top(), -FURTHEST);
        double sum = narrow.below(bottom) * wide.below(bottom) * narrow.a() / (narrow.a() + wide.a());
        int panels = (int) Math.ceil((top - bottom) / (PANEL * Math.min(1, narrow.spread())));
        double width = (top - bottom) / panels;
        for (int i = 0; i < panels; i++) {
            sum += panel(narrow, wide, bottom + (i + 0.5) * width, width / 2);
        }
        return sum + narrow.above(top) * (1 - wide.above(top) * narrow.b() / (narrow.b() + wide.b()));
    }

    private static double panel(LogOdds narrow, LogOdds wide, double middle, double half) {
        double reach = NODE * half;
        double sides = product(narrow, wide, middle - reach) + product(narrow, wide, middle + reach);
        return half * (5 * sides + 8 * product(narrow, wide, middle)) / 9;
    }

    private static double product(LogOdds narrow, LogOdds wide, double z) {
        return narrow.density(z) * wide.below(z);
    }
}
