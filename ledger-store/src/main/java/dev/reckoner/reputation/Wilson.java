package dev.reckoner.reputation;

/**
 * The score interval of a share (Wilson 1927; values in Newcombe, Statistics in Medicine 17, 1998): the second figure beside a
 * credible band, of plain counts, without weights, forgetting or a base rate.
 */
public final class Wilson {
    /** For 95 %. */
    public static final double Z_95 = 1.959963984540054;

    private Wilson() {}

    /**
     * The interval.
     *
     * @param good how many were good, at most all
     * @param all how many there were, at least one
     * @param z quantile of the normal distribution for the confidence, above 0
     */
    public static Band of(long good, long all, double z) {
        if (all < 1 || good < 0 || good > all) {
            throw new IllegalArgumentException("No share is " + good + " of " + all + ".");
        }
        Bounds.require("A quantile", z, Double.MIN_NORMAL, 100);
        double share = (double) good / all;
        double over = z * z / all;
        double middle = share + over / 2;
        double reach = z * Math.sqrt((share * (1 - share) + over / 4) / all);
        return new Band(Math.max(0, (middle - reach) / (1 + over)), Math.min(1, (middle + reach) / (1 + over)));
    }
}
