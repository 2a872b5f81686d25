package dev.reckoner.market;

/** How much buckets scatter, and how far neighbours scatter alike. */
final class Scatter {
    /** Neighbours that are more alike than that leave hardly anything to tell from. */
    private static final double MOST_ALIKE = 0.8;

    private Scatter() {}

    /** The sum of squared distances from a line. */
    static double squares(double[] values, int from, int to, int zero, Line line) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double residual = values[i] - line.at(i - zero + 0.5);
            sum += residual * residual;
        }
        return sum;
    }

    /**
     * By what the variance of a mean grows because neighbours are alike: (1 + r) / (1 - r), where r is the correlation of
     * residuals with the next. A line that was fitted makes r too small, by about (2 + 4r)/n (Marriott and Pope, Biometrika 41,
     * 1954, for a mean; twice the constant for a line). What neighbours have against each other counts for nothing.
     */
    static double inflation(double[] values, int from, int to, int zero, Line line) {
        double products = 0;
        double squares = 0;
        double last = 0;
        for (int i = from; i < to; i++) {
            double residual = values[i] - line.at(i - zero + 0.5);
            products += i > from ? residual * last : 0;
            squares += residual * residual;
            last = residual;
        }
        double r = squares > 0 ? products / squares : 0;
        double corrected = Math.clamp(r + (2 + 4 * r) / (to - from), 0, MOST_ALIKE);
        return (1 + corrected) / (1 - corrected);
    }
}
