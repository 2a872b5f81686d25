package dev.reckoner.sampling;

/**
 * How many bad items a sample without replacement holds.
 *
 * @param population M, how many items there are
 * @param bad D, how many of them are bad
 * @param sample n, how many are drawn
 */
record Hypergeometric(long population, long bad, long sample) {
    /** Terms smaller than this share of the sum cannot change it. */
    private static final double NEGLIGIBLE = 0x1p-60;

    /** The chance that the sample holds {@code k} bad items or fewer. */
    double atMost(long k) {
        long fewest = Math.max(0, sample - (population - bad));
        long most = Math.min(bad, sample);
        if (k < fewest) {
            return 0;
        }
        return k >= most ? 1 : Math.min(1, sum(fewest, k));
    }

    /** From the likeliest number outwards, because far from it the chances are too small for a double. */
    private double sum(long fewest, long k) {
        long mode = Math.clamp((long) ((sample + 1.0) * (bad + 1.0) / (population + 2.0)), fewest, k);
        double largest = exactly(mode);
        double sum = largest;
        double term = largest;
        for (long i = mode; i > fewest && term > sum * NEGLIGIBLE; i--) {
            term /= ratio(i - 1);
            sum += term;
        }
        term = largest;
        for (long i = mode; i < k && term > sum * NEGLIGIBLE; i++) {
            term *= ratio(i);
            sum += term;
        }
        return sum;
    }

    /** The chance of {@code i + 1} bad items, as a multiple of that of {@code i}. */
    private double ratio(long i) {
        double more = (double) (bad - i) * (sample - i);
        return more / ((i + 1.0) * (population - bad - sample + i + 1.0));
    }

    /** The chance of exactly {@code k}: three binomial chances with the same rate, whose powers cancel. */
    private double exactly(long k) {
        double rate = (double) sample / population;
        return Binomial.chance(k, bad, rate)
                * Binomial.chance(sample - k, population - bad, rate)
                / Binomial.chance(sample, population, rate);
    }
}
