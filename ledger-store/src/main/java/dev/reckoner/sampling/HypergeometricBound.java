package dev.reckoner.sampling;

/**
 * How many bad items a population may hold at most, judged by a random sample of it drawn without replacement. The bound is
 * exact: no normal or binomial approximation, and no prior.
 *
 * <p>It holds for a sample drawn by chance alone. Items chosen by hand, or left out because of what they turned out to be, make
 * it say nothing.
 */
public final class HypergeometricBound {
    private HypergeometricBound() {}

    /**
     * The largest number of bad items under which a sample like this one is still no rarer than {@code alpha}:
     * max{D : P(Hypergeometric(M, D, n) ≤ k) > alpha}. With confidence 1 − alpha there are no more.
     *
     * @param population M, how many items there are
     * @param sample n, how many of them were drawn
     * @param bad k, how many of those drawn are bad
     * @param alpha the chance of error allowed, above 0 and below 1
     * @return D, from {@code bad} to {@code population - (sample - bad)}; the population where nothing was drawn
     * @throws IllegalArgumentException if the numbers do not fit each other
     */
    public static long upper(long population, long sample, long bad, double alpha) {
        check(population, sample, bad, alpha);
        long possible = bad;
        long tooMany = population - (sample - bad) + 1;
        while (tooMany - possible > 1) {
            long middle = possible + (tooMany - possible) / 2;
            if (new Hypergeometric(population, middle, sample).atMost(bad) > alpha) {
                possible = middle;
            } else {
                tooMany = middle;
            }
        }
        return possible;
    }

    private static void check(long population, long sample, long bad, double alpha) {
        if (bad < 0 || bad > sample || sample > population) {
            throw new IllegalArgumentException(
                    bad + " bad items in a sample of " + sample + " out of " + population + " cannot be.");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("A chance of error lies between 0 and 1, unlike " + alpha);
        }
    }
}
