package dev.reckoner.reputation;

/**
 * How much evidence the verdict of a re-execution is, in bit-exact ones. One that contradicts weighs five times as much on
 * purpose: reliance is slow to earn and quick to lose.
 *
 * <p>A claim that was drawn with probability p stands for 1/p of its like, as in the estimator of Horvitz and Thompson (1952), so
 * its weight is multiplied by that. The cap keeps one rare draw from deciding alone.
 *
 * @param bitExact of equal bits; as all steps above 0, a thousand at most
 * @param withinEmpirical of a difference as small as honest runs were measured to have
 * @param withinTheoretical of one that only error analysis explains
 * @param outside of one that no honest run could have
 * @param samplingCap the largest factor for being drawn, from 1 to 1000
 */
public record EvidenceWeights(
        double bitExact, double withinEmpirical, double withinTheoretical, double outside, double samplingCap) {
    /** 1, 1, a half, 5; at most tenfold for being drawn. */
    public static final EvidenceWeights DEFAULT = new EvidenceWeights(1, 1, 0.5, 5, 10);

    private static final double LEAST = 1e-6;
    private static final double MOST = 1_000;

    public EvidenceWeights {
        Bounds.require("The weight of BIT_EXACT", bitExact, LEAST, MOST);
        Bounds.require("The weight of WITHIN_EMPIRICAL", withinEmpirical, LEAST, MOST);
        Bounds.require("The weight of WITHIN_THEORETICAL", withinTheoretical, LEAST, MOST);
        Bounds.require("The weight of OUTSIDE", outside, LEAST, MOST);
        Bounds.require("The cap of the factor for being drawn", samplingCap, 1, MOST);
    }

    /**
     * The weight of a verdict about a claim that was drawn.
     *
     * @param step of the ladder; INCONCLUSIVE has the weight of one verdict, which nothing is made of
     * @param inclusion the probability p with which the claim was drawn, above 0, 1 where it was sure to be
     * @return the step's weight times min(1/p, cap)
     */
    public double of(LadderStep step, double inclusion) {
        if (!(inclusion > 0 && inclusion <= 1)) {
            throw new IllegalArgumentException(
                    "The probability of being drawn must be above 0 and at most 1, not " + inclusion + ".");
        }
        return of(step) * Math.min(1 / inclusion, samplingCap);
    }

    private double of(LadderStep step) {
        return switch (step) {
            case BIT_EXACT -> bitExact;
            case WITHIN_EMPIRICAL -> withinEmpirical;
            case WITHIN_THEORETICAL -> withinTheoretical;
            case OUTSIDE -> outside;
            case INCONCLUSIVE -> 1;
        };
    }
}
