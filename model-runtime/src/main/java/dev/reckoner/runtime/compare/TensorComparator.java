package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.compare.Comparison.TopK;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Compares a claimed tensor with its recomputed value.
 *
 * <p>Deterministic: one order of summation, no threads; the same two tensors give the same figures on every machine. Only the
 * recomputed side sets the scale, so a claim cannot widen its own tolerance; and elements that are more than about a
 * thousand times larger than most others set none for those.
 */
public final class TensorComparator {
    private TensorComparator() {}

    /** Compares with the default profile of the recomputed tensor's element type. */
    public static Comparison compare(String output, Tensor claimed, Tensor recomputed) {
        return compare(output, claimed, recomputed, ToleranceProfile.defaultFor(recomputed.type()));
    }

    /**
     * Compares two tensors. A different element type or shape is OUTSIDE, with nothing compared; integers, truth values and
     * strings that differ in any bit are OUTSIDE whatever the profile.
     *
     * @param output the output's name, for the result
     * @param claimed what the trail says
     * @param recomputed what came out here; it sets the scale
     * @param profile how far floating-point values may differ
     */
    public static Comparison compare(String output, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        if (claimed.type() != recomputed.type()) {
            return mismatch(output, "Element type", claimed.type(), recomputed.type());
        }
        if (!claimed.dims().equals(recomputed.dims())) {
            return mismatch(output, "Shape", claimed.dims(), recomputed.dims());
        }
        ElementType type = claimed.type();
        if (type == ElementType.STRING) {
            return strings(output, claimed, recomputed);
        }
        return numbers(output, claimed, recomputed, type.isFloatingPoint() ? profile : ToleranceProfile.EXACT);
    }

    private static Comparison mismatch(String output, String what, Object claimed, Object recomputed) {
        return Comparison.without(
                output, Verdict.OUTSIDE, what + ": claimed " + claimed + ", recomputed " + recomputed + ".");
    }

    private static Comparison numbers(String output, Tensor claimed, Tensor recomputed, ToleranceProfile profile) {
        Scan scan = Scan.of(claimed, recomputed, profile);
        boolean tolerant = scan.differing > 0 && !profile.isExact();
        List<Spread> groups = tolerant ? SizeGroup.compare(claimed, recomputed, profile) : List.of();
        Ladder ladder = Ladder.of(scan, groups, profile, claimed.elementCount());
        return new Comparison(
                output,
                ladder.verdict(),
                claimed.elementCount(),
                scan.differing,
                scan.maxAbsolute,
                scan.maxAbsoluteIndex,
                scan.maxRelative,
                scan.relativeL2(),
                scan.cosine(),
                scan.nonFiniteMismatches,
                scan.ulps.toList(),
                scan.errors.toList(),
                scan.heat(),
                profile.empirical().typical(ladder.scale()),
                profile.theoretical().typical(Math.max(ladder.scale(), profile.floor())),
                topK(scan, claimed, recomputed),
                ladder.reason(),
                Optional.of(ErrorVector.of(claimed, recomputed)));
    }

    private static TopK topK(Scan scan, Tensor claimed, Tensor recomputed) {
        long[] ofClaimed = scan.topClaimed.indices();
        long[] ofRecomputed = scan.topRecomputed.indices();
        List<TopK.Row> rows = new ArrayList<>();
        int common = 0;
        for (int rank = 0; rank < ofRecomputed.length; rank++) {
            long index = ofRecomputed[rank];
            int claimedRank = Arrays.stream(ofClaimed).boxed().toList().indexOf(index) + 1;
            common += claimedRank > 0 ? 1 : 0;
            rows.add(new TopK.Row(index, claimed.doubleAt(index), recomputed.doubleAt(index), claimedRank, rank + 1));
        }
        return new TopK(ofRecomputed.length, common, Arrays.equals(ofClaimed, ofRecomputed), rows);
    }

    private static Comparison strings(String output, Tensor claimed, Tensor recomputed) {
        long elements = claimed.elementCount();
        long differing = 0;
        for (long i = 0; i < elements; i++) {
            differing += Arrays.equals(claimed.bytesAt(i), recomputed.bytesAt(i)) ? 0 : 1;
        }
        Verdict verdict = differing == 0 ? Verdict.BIT_EXACT : Verdict.OUTSIDE;
        String reason = differing == 0
                ? "All " + elements + " strings agree in every byte."
                : differing + " of " + elements + " strings differ.";
        Comparison none = Comparison.without(output, verdict, reason);
        List<Long> ulps = new ArrayList<>(Collections.nCopies(Histogram.ULPS, 0L));
        ulps.set(0, elements - differing);
        return new Comparison(
                output,
                verdict,
                elements,
                differing,
                0,
                -1,
                0,
                0,
                Double.NaN,
                0,
                ulps,
                none.errors(),
                ErrorGrid.NONE,
                0,
                0,
                none.topK(),
                reason);
    }
}
