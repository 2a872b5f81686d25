package dev.reckoner.chance;

import java.util.function.DoubleSupplier;

/**
 * What came of drawing at random. The observation itself counts as one of the draws, so the p-value is never 0 and holds its
 * level however few draws there are (Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9(1), 2010).
 *
 * @param draws how many
 * @param asLarge in how many of them the statistic was as large as observed or larger
 */
public record DrawnChance(int draws, int asLarge) {
    /** Two sums of the same numbers in another order may differ by this share and still count as the same. */
    private static final double ROUNDING = 1e-10;

    public DrawnChance {
        if (asLarge < 0 || draws < asLarge) {
            throw new IllegalArgumentException(asLarge + " of " + draws + " draws");
        }
    }

    /**
     * Draws so many times.
     *
     * @param observed the statistic as observed
     * @param drawn one draw of it under the null hypothesis
     */
    public static DrawnChance of(double observed, int draws, DoubleSupplier drawn) {
        double least = observed - ROUNDING * Math.max(1, Math.abs(observed));
        int asLarge = 0;
        for (int i = 0; i < draws; i++) {
            if (drawn.getAsDouble() >= least) {
                asLarge++;
            }
        }
        return new DrawnChance(draws, asLarge);
    }

    /** (1 + as large) / (1 + draws). */
    public double p() {
        return (1.0 + asLarge) / (1.0 + draws);
    }
}
