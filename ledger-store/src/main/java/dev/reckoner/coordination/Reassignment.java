package dev.reckoner.coordination;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * A permutation test in strata, with all permutations counted and none drawn. In each stretch of time, k of n claims are
 * beginnings of failures, and m of the n are near one of the other party's. If any k of the n are as likely as any others,
 * the number that is near is hypergeometric; over all stretches it is distributed as their sum.
 */
final class Reassignment {
    /** Probability of 0, 1, 2, … beginnings that are near. */
    private double[] distribution = {1};

    private int observed;
    private double expected;

    /** Adds a stretch with so many claims, of which so many are near, begin to fail, and both. */
    void add(int claims, int near, int begun, int both) {
        observed += both;
        if (begun == 0 || near == 0) {
            return;
        }
        expected += (double) begun * near / claims;
        var here = HypergeometricDistribution.of(claims, near, begun);
        int least = here.getSupportLowerBound();
        double[] probabilities = new double[here.getSupportUpperBound() + 1];
        for (int x = least; x < probabilities.length; x++) {
            probabilities[x] = here.probability(x);
        }
        distribution = sum(distribution, probabilities);
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                sum[i + j] += one[i] * other[j];
            }
        }
        return sum;
    }

    int observed() {
        return observed;
    }

    double expected() {
        return expected;
    }

    /** The probability that as many are near; never 0. */
    double p() {
        return atLeast(observed);
    }

    /** The smallest p-value that could have come out. */
    double smallestP() {
        return atLeast(distribution.length - 1);
    }

    private double atLeast(int number) {
        double p = 0;
        for (int x = distribution.length - 1; x >= number; x--) {
            p += distribution[x];
        }
        return Math.min(1, Math.max(p, Double.MIN_NORMAL));
    }
}
