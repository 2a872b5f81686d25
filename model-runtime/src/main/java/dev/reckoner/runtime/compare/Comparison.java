package dev.reckoner.runtime.compare;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One claimed tensor beside its recomputed value.
 *
 * @param output the output's name
 * @param verdict step of the ladder
 * @param elements number of elements compared
 * @param differing how many differ in at least one bit
 * @param maxAbsolute largest |claimed - recomputed| over elements finite on both sides; 0 for an empty tensor
 * @param maxAbsoluteIndex flat row-major index of that element; -1 where none
 * @param maxRelative largest |claimed - recomputed| / |recomputed| over finite elements with recomputed != 0
 * @param relativeL2 norm of the difference over the norm of the recomputed value
 * @param cosine cosine of the angle between the two, as flat vectors; NaN where a norm is zero
 * @param nonFiniteMismatches elements where NaN or infinity of one side is not the same on the other
 * @param ulps histogram of distances in units in the last place: bucket 0 counts equal values, bucket k counts distances in
 *     [2^(k-1), 2^k)
 * @param errors histogram of absolute errors: bucket k counts errors in [10^(k/4-12), 10^((k+1)/4-12)), smaller ones (zero
 *     apart) in bucket 0, larger ones in the last; 64 buckets
 * @param heat where the tensor differs, the worst element of each cell
 * @param empirical threshold of the empirical profile on the absolute error, for the chart
 * @param theoretical threshold of the theoretical bound on the absolute error, for the chart
 * @param topK agreement of the k largest elements
 * @param reason why, one sentence
 * @param percentiles the errors as a whole vector; empty where nothing numeric was compared, and in outcomes of earlier versions
 */
public record Comparison(
        String output,
        Verdict verdict,
        long elements,
        long differing,
        double maxAbsolute,
        long maxAbsoluteIndex,
        double maxRelative,
        double relativeL2,
        double cosine,
        long nonFiniteMismatches,
        List<Long> ulps,
        List<Long> errors,
        ErrorGrid heat,
        double empirical,
        double theoretical,
        TopK topK,
        String reason,
        Optional<ErrorVector> percentiles) {
    public Comparison {
        ulps = List.copyOf(ulps);
        errors = List.copyOf(errors);
    }

    /** Without percentiles. */
    public Comparison(
            String output,
            Verdict verdict,
            long elements,
            long differing,
            double maxAbsolute,
            long maxAbsoluteIndex,
            double maxRelative,
            double relativeL2,
            double cosine,
            long nonFiniteMismatches,
            List<Long> ulps,
            List<Long> errors,
            ErrorGrid heat,
            double empirical,
            double theoretical,
            TopK topK,
            String reason) {
        this(
                output,
                verdict,
                elements,
                differing,
                maxAbsolute,
                maxAbsoluteIndex,
                maxRelative,
                relativeL2,
                cosine,
                nonFiniteMismatches,
                ulps,
                errors,
                heat,
                empirical,
                theoretical,
                topK,
                reason,
                Optional.empty());
    }

    /** What is known where there was nothing to compare: no recomputed value, or none of the same type and shape. */
    public static Comparison without(String output, Verdict verdict, String reason) {
        return new Comparison(
                output,
                verdict,
                0,
                0,
                0,
                -1,
                0,
                0,
                Double.NaN,
                0,
                Collections.nCopies(Histogram.ULPS, 0L),
                Collections.nCopies(Histogram.ERRORS, 0L),
                ErrorGrid.NONE,
                0,
                0,
                TopK.NONE,
                reason);
    }

    /**
     * The same figures with a verdict that the figures alone do not give, as when the trail leaves out something that changes
     * the bits: for a dynamically quantised model, who else was in the batch.
     */
    public Comparison with(Verdict otherVerdict, String otherReason) {
        return new Comparison(
                output,
                otherVerdict,
                elements,
                differing,
                maxAbsolute,
                maxAbsoluteIndex,
                maxRelative,
                relativeL2,
                cosine,
                nonFiniteMismatches,
                ulps,
                errors,
                heat,
                empirical,
                theoretical,
                topK,
                otherReason,
                percentiles);
    }

    /** The same figures beside another threshold on the absolute error, for the chart. */
    Comparison withEmpirical(double threshold) {
        return new Comparison(
                output,
                verdict,
                elements,
                differing,
                maxAbsolute,
                maxAbsoluteIndex,
                maxRelative,
                relativeL2,
                cosine,
                nonFiniteMismatches,
                ulps,
                errors,
                heat,
                threshold,
                theoretical,
                topK,
                reason,
                percentiles);
    }

    /** This comparison as inconclusive for a reason; equal bits stay equal bits, whatever the trail leaves out. */
    public Comparison inconclusive(String missing) {
        return verdict == Verdict.BIT_EXACT ? this : with(Verdict.INCONCLUSIVE, missing);
    }

    /**
     * Agreement of the k largest elements of the flattened tensor, ties broken by the lower index.
     *
     * @param k how many; at most 5
     * @param common how many indices both sides have
     * @param sameOrder true if they also come in the same order
     * @param rows the k largest of the recomputed side
     */
    public record TopK(int k, int common, boolean sameOrder, List<Row> rows) {
        /** Nothing to rank. */
        static final TopK NONE = new TopK(0, 0, true, List.of());

        public TopK {
            rows = List.copyOf(rows);
        }

        /**
         * One of the largest elements.
         *
         * @param index flat row-major index
         * @param claimed claimed value
         * @param recomputed recomputed value
         * @param claimedRank rank on the claimed side, from 1; 0 where not among the k
         * @param recomputedRank rank on the recomputed side, from 1
         */
        public record Row(long index, double claimed, double recomputed, int claimedRank, int recomputedRank) {}
    }
}
