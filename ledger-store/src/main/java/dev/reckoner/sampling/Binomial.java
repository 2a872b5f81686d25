package dev.reckoner.sampling;

/**
 * Chances of the binomial distribution to nearly every digit of a double, also for millions of items, where the logarithms of
 * factorials would cancel. By the saddle-point expansion of C. Loader, Fast and accurate computation of binomial probabilities
 * (2000).
 */
final class Binomial {
    private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

    /** Up to here a factorial is a double without rounding. */
    private static final int SMALL = 18;

    private Binomial() {}

    /** The chance of {@code x} hits in {@code n} trials with the rate {@code p}. */
    static double chance(long x, long n, double p) {
        if (x == 0 || x == n) {
            return Math.exp(n * (x == 0 ? Math.log1p(-p) : Math.log(p)));
        }
        double exponent = stirlingError(n)
                - stirlingError(x)
                - stirlingError(n - x)
                - deviance(x, n * p)
                - deviance(n - x, n * (1 - p));
        return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
    }

    /** By how much Stirling's formula falls short of ln n!. */
    private static double stirlingError(long n) {
        if (n <= SMALL) {
            return Math.log(factorial(n)) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
        }
        double square = (double) n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    private static double factorial(long n) {
        double product = 1;
        for (long i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    /** x ln(x / mean) + mean − x, by its series where the two are near and the plain form would cancel. */
    private static double deviance(double x, double mean) {
        if (Math.abs(x - mean) >= 0.1 * (x + mean)) {
            return x * Math.log(x / mean) + mean - x;
        }
        double v = (x - mean) / (x + mean);
        double sum = (x - mean) * v;
        double power = 2 * x * v;
        double before = Double.NaN;
        for (int j = 3; sum != before; j += 2) {
            power *= v * v;
            before = sum;
            sum += power / j;
        }
        return sum;
    }
}
