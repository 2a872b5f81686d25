package dev.reckoner.market;

/**
 * A straight line through buckets.
 *
 * @param atIntervention its value at the instant of the intervention, time 0
 * @param slope per bucket
 */
public record Line(double atIntervention, double slope) {
    /** The value at a time in buckets, negative before the intervention. */
    public double at(double time) {
        return atIntervention + slope * time;
    }

    /**
     * Ordinary least squares.
     *
     * @param from the first bucket
     * @param to the one after the last
     * @param zero the bucket that begins at time 0
     */
    static Line through(double[] values, int from, int to, int zero) {
        int n = to - from;
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += values[i] / n;
        }
        double middle = middle(from, to, zero);
        double product = 0;
        for (int i = from; i < to; i++) {
            product += (i - zero + 0.5 - middle) * (values[i] - mean);
        }
        double slope = product / squares(n);
        return new Line(mean - slope * middle, slope);
    }

    /** The mean time of buckets; each stands for its middle. */
    static double middle(int from, int to, int zero) {
        return (from + to) / 2.0 - zero;
    }

    /** The sum of the squared distances of n times from their mean. */
    static double squares(int n) {
        return n * ((double) n * n - 1) / 12;
    }
}
