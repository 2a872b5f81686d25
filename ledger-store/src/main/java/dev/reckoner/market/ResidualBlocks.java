package dev.reckoner.market;

import dev.reckoner.chance.DrawnChance;
import dev.reckoner.chance.Draws;

/**
 * The permutation p-value of a response. If there was none, one line goes through all buckets, and what is left beside it could
 * have come in another order. So the residuals of that line are turned round and put in another order in blocks, which keeps
 * what neighbours have in common, and laid on the line again; then the response is looked for as before (Freedman and Lane,
 * J. Bus. Econ. Stat. 1, 1983, with blocks). A block has as many buckets as the cube root of their number. The statistic is studentised,
 * without which such a test does not hold its level (DiCiccio and Romano, J. Am. Stat. Assoc. 112, 2017).
 */
final class ResidualBlocks {
    private final double[] fitted;
    private final double[] residuals;
    private final int before;
    private final double least;
    private final int length;
    private final Draws draws;

    private ResidualBlocks(double[] values, int before, double least, Draws draws) {
        int n = values.length;
        Line line = Line.through(values, 0, n, before);
        this.fitted = new double[n];
        this.residuals = new double[n];
        this.before = before;
        this.least = least;
        this.length = (int) Math.round(Math.cbrt(n));
        this.draws = draws;
        for (int i = 0; i < n; i++) {
            fitted[i] = line.at(i - before + 0.5);
            residuals[i] = values[i] - fitted[i];
        }
    }

    /** How likely as large a response is by chance, in either direction. */
    static DrawnChance of(Buckets buckets, Measure measure, Draws draws, int number) {
        double[] values = buckets.numbers();
        double least = measure.leastVariance(buckets.sumBefore() / buckets.before());
        var blocks = new ResidualBlocks(values, buckets.before(), least, draws);
        double observed = Math.abs(Segmented.of(values, buckets.before(), least).studentised());
        return DrawnChance.of(observed, number, blocks::draw);
    }

    private double draw() {
        int n = residuals.length;
        int turn = draws.below(n);
        int[] order = new int[(n + length - 1) / length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        draws.shuffle(order);
        double[] values = new double[n];
        int next = 0;
        for (int block : order) {
            for (int i = block * length; i < Math.min(n, (block + 1) * length); i++) {
                values[next] = fitted[next] + residuals[(i + turn) % n];
                next++;
            }
        }
        return Math.abs(Segmented.of(values, before, least).studentised());
    }
}
