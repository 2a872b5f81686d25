package dev.reckoner.reputation;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Quantiles of the beta distribution from a guess nearby, to 1e-7. Halley's method, whose error shrinks with the third power of its
 * step, kept inside a bracket that each value narrows; where it would leave that, the bracket is halved.
 */
final class BetaQuantile {
    /** A step as small as this beside what the distribution varies over leaves an error of its cube. */
    private static final double SMALL = 0.01;

    private static final double NARROW = 1e-9;

    private BetaQuantile() {}

    /**
     * The x that the distribution is below with that probability.
     *
     * @param probability between 0 and 1
     * @param alpha first parameter, above 0
     * @param beta second, above 0
     * @param guess near x; of no matter but for the time that it takes
     */
    static double of(double probability, double alpha, double beta, double guess) {
        double low = 0;
        double high = 1;
        double x = guess;
        while (high - low > NARROW) {
            if (!(x > low && x < high)) {
                x = (low + high) / 2;
            }
            double excess = RegularizedBeta.value(x, alpha, beta) - probability;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double step = step(excess, x, alpha, beta);
            x -= step;
            if (x > low && x < high && Math.abs(step) < SMALL * scale(x, alpha, beta)) {
                return x;
            }
        }
        return (low + high) / 2;
    }

    /** With f'/f = (alpha-1)/x - (beta-1)/(1-x), the second derivative costs nothing. It is not let turn the step. */
    private static double step(double excess, double x, double alpha, double beta) {
        double newton = excess / RegularizedBeta.derivative(x, alpha, beta);
        double bend = newton * ((alpha - 1) / x - (beta - 1) / (1 - x));
        return newton / (1 - Math.clamp(bend, -1, 1) / 2);
    }

    /** What the distribution varies over at x: the distance to the ends, or its deviation were x its mean. */
    private static double scale(double x, double alpha, double beta) {
        double ends = Math.min(x, 1 - x);
        return Math.min(ends, Math.sqrt(ends / (alpha + beta)));
    }
}
