package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.compare.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How far a proof may be from honest recomputation. What fits one model says nothing of another: on the sentence encoder
 * all-MiniLM-L6-v2 the published figures let a third of the runs of its 8-bit version pass.
 *
 * @param k the size of the proofs that they are for
 * @param exponentMismatches how many exponents or signs may differ
 * @param mantissaMean largest mean distance of mantissas
 * @param mantissaMedian largest median distance, of {@link ToplocComparison#mantissaMedian()}
 */
public record ToplocThresholds(int k, int exponentMismatches, double mantissaMean, double mantissaMedian) {
    /** The authors' own (90 of 128 exponents agree, mean 10, median 8), for k = 128 and Llama-class models run in bf16. */
    public static final ToplocThresholds BF16_DEFAULT = new ToplocThresholds(128, 38, 10, 8);

    /** Fewer honest pairs say too little of how far honest runs come apart. */
    public static final int MINIMUM_PAIRS = 10;

    /** How many times further than the furthest honest pair, as for all empirical profiles here. */
    private static final double SAFETY = 3;

    /** One step of the mantissa is what rounding to bf16 alone can do. */
    private static final double STEP = 1;

    /** Mantissas that have nothing to do with each other are 42.7 of 128 steps apart in the mean and 37 in the median. */
    private static final double NEAR_CHANCE = 32;

    /** One in so many exponents may differ, by ties at the k-th magnitude and by rounding across a power of two. */
    private static final int ROOM = 32;

    /**
     * Thresholds of one model: three times what its furthest honest pair shows, at least one step of the mantissa and one in 32
     * exponents.
     *
     * @param honest proofs of one honest run compared with another, across all configurations that are allowed
     * @throws FingerprintException RT-TOPLOC-CALIBRATION if there are fewer than 10, of several k, or null proofs; or if they are so far
     *     apart that thresholds would accept what has nothing to do with the model
     */
    public static ToplocThresholds calibrated(List<ToplocComparison> honest) throws FingerprintException {
        boolean alike = honest.stream().mapToInt(ToplocComparison::k).distinct().count() == 1;
        if (honest.size() < MINIMUM_PAIRS || !alike || honest.stream().anyMatch(ToplocComparison::nullProof)) {
            throw new FingerprintException(
                    "RT-TOPLOC-CALIBRATION",
                    "Thresholds rest on at least " + MINIMUM_PAIRS + " honest pairs of one k, without null proofs.");
        }
        int k = honest.getFirst().k();
        double exponents = Math.max(furthest(honest, ToplocComparison::exponentMismatches), k / ROOM);
        double mean = Math.max(furthest(honest, ToplocComparison::mantissaMean), STEP);
        double median = Math.max(furthest(honest, ToplocComparison::mantissaMedian), STEP);
        if (2 * exponents >= k || Math.max(mean, median) >= NEAR_CHANCE) {
            throw new FingerprintException(
                    "RT-TOPLOC-CALIBRATION",
                    "The honest pairs are so far apart that thresholds of three times as much would accept any values. Leave"
                            + " out what does not belong to one model, or compare runs of like precision.");
        }
        return new ToplocThresholds(k, (int) Math.ceil(exponents), mean, median);
    }

    private static double furthest(List<ToplocComparison> honest, ToDoubleFunction<ToplocComparison> figure) {
        return SAFETY * honest.stream().mapToDouble(figure).max().orElseThrow();
    }

    /**
     * What the comparison of a proof comes to: WITHIN_EMPIRICAL, OUTSIDE, or INCONCLUSIVE for a null proof and for one of another
     * size.
     */
    public Judgement judge(ToplocComparison comparison) {
        if (comparison.nullProof()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE, "The proof is the null proof: whoever made it could not make one.");
        }
        if (comparison.k() != k) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    "The thresholds are for proofs of " + k + " values, this one has " + comparison.k() + ".");
        }
        boolean within = comparison.exponentMismatches() <= exponentMismatches
                && comparison.mantissaMean() <= mantissaMean
                && comparison.mantissaMedian() <= mantissaMedian;
        return new Judgement(within ? Verdict.WITHIN_EMPIRICAL : Verdict.OUTSIDE, figures(comparison, within));
    }

    private String figures(ToplocComparison found, boolean within) {
        String distances = found.exponentMismatches() == found.k()
                ? "none agrees"
                : String.format(
                        Locale.ROOT,
                        "the mantissas of the others are %.2f apart in the mean and %.1f in the median, of at most %.2f and"
                                + " %.1f",
                        found.mantissaMean(),
                        found.mantissaMedian(),
                        mantissaMean,
                        mantissaMedian);
        return String.format(
                Locale.ROOT,
                "%d of %d exponents or signs differ, of at most %d; %s: %s.",
                found.exponentMismatches(),
                found.k(),
                exponentMismatches,
                distances,
                within ? "as honest runs do" : "further than honest runs come apart");
    }
}
