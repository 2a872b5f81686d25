package dev.reckoner.runtime.fingerprint;

import java.util.Arrays;

/**
 * A proof beside the recomputed activations, at the positions where those are largest.
 *
 * @param k how many were compared
 * @param exponentMismatches how many have another exponent or another sign, or share their place in the proof with one before them
 * @param signMismatches how many of these differ in the sign alone, which the reference implementation never looks at
 * @param mantissaMean mean distance of the mantissas, of 128 steps, where exponent and sign agree; 2^64 where none does
 * @param mantissaMedian median distance, the mean of the middle two of an even number, as the reference's Python has it
 * @param mantissaUpperMedian the upper of the middle two, as the reference's C++ has it
 * @param nullProof true if the proof is the null proof, which says nothing
 */
public record ToplocComparison(
        int k,
        int exponentMismatches,
        int signMismatches,
        double mantissaMean,
        double mantissaMedian,
        double mantissaUpperMedian,
        boolean nullProof) {
    /** What stands for a distance where nothing could be compared. */
    public static final double NO_DISTANCE = 0x1p64;

    static ToplocComparison ofNullProof(int k) {
        return new ToplocComparison(k, k, 0, NO_DISTANCE, NO_DISTANCE, NO_DISTANCE, true);
    }

    /**
     * Compares bf16 patterns pairwise.
     *
     * @param repeated true where the proof says nothing of the position by itself
     */
    static ToplocComparison of(int[] claimed, int[] own, boolean[] repeated) {
        int[] distances = new int[own.length];
        int agreeing = 0;
        int signs = 0;
        for (int i = 0; i < own.length; i++) {
            if (repeated[i] || !sameExponent(claimed[i], own[i])) {
                continue;
            }
            if (sameSign(claimed[i], own[i])) {
                distances[agreeing++] = Math.abs(BrainFloat.mantissa(claimed[i]) - BrainFloat.mantissa(own[i]));
            } else {
                signs++;
            }
        }
        return of(Arrays.copyOf(distances, agreeing), signs, own.length);
    }

    private static ToplocComparison of(int[] distances, int signs, int k) {
        int n = distances.length;
        if (n == 0) {
            return new ToplocComparison(k, k, signs, NO_DISTANCE, NO_DISTANCE, NO_DISTANCE, false);
        }
        Arrays.sort(distances);
        double mean = (double) Arrays.stream(distances).sum() / n;
        double median = (distances[(n - 1) / 2] + distances[n / 2]) / 2.0;
        return new ToplocComparison(k, k - n, signs, mean, median, distances[n / 2], false);
    }

    /** Infinity and NaN share an exponent, but neither is near the other. */
    private static boolean sameExponent(int a, int b) {
        boolean same = BrainFloat.exponent(a) == BrainFloat.exponent(b);
        return same && (BrainFloat.isFinite(a) || BrainFloat.mantissa(a) == BrainFloat.mantissa(b));
    }

    /** The sign of zero is nobody's. */
    private static boolean sameSign(int a, int b) {
        return BrainFloat.isNegative(a) == BrainFloat.isNegative(b) || ((a | b) & BrainFloat.MAGNITUDE) == 0;
    }
}
