package dev.reckoner.reputation;

/** Numbers from outside are held to bounds before anything is computed of them. */
final class Bounds {
    private static final double LEAST_PRIOR = 0.01;
    private static final double MOST_PRIOR = 1_000;

    private Bounds() {}

    /** The value, which has to be a number from least to most. */
    static double require(String what, double value, double least, double most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw new IllegalArgumentException(what + " must be from " + least + " to " + most + ", not " + value + ".");
    }

    /** The value, which has to lie between 0 and 1 and be neither. */
    static double requireShare(String what, double value) {
        if (value > 0 && value < 1) {
            return value;
        }
        throw new IllegalArgumentException(what + " must lie between 0 and 1, not at " + value + ".");
    }

    /** What an opinion starts from. */
    static void requirePrior(double weight, double baseRate) {
        require("The weight of the base rate", weight, LEAST_PRIOR, MOST_PRIOR);
        require("The base rate", baseRate, BaseRate.LEAST, BaseRate.MOST);
    }
}
