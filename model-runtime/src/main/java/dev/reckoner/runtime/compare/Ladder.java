package dev.reckoner.runtime.compare;

import java.util.List;
import java.util.Locale;

/**
 * Which step of the ladder two tensors come to, and why in one sentence.
 *
 * @param scale what the empirical tolerance is in units of
 */
record Ladder(Verdict verdict, String reason, double scale) {
    /**
     * The worst of what the tensor as a whole and each group of its elements come to.
     *
     * @param groups the elements by size; empty where they are of like size
     */
    static Ladder of(Scan scan, List<Spread> groups, ToleranceProfile profile, long elements) {
        Spread whole = scan.spread();
        if (scan.differing == 0) {
            return new Ladder(
                    Verdict.BIT_EXACT, sentence("All %,d elements agree in every bit.", elements), whole.rms());
        }
        if (scan.nonFiniteMismatches > 0) {
            String reason = sentence("%,d elements are NaN or infinite on one side only.", scan.nonFiniteMismatches);
            return new Ladder(Verdict.OUTSIDE, reason, whole.rms());
        }
        if (profile.isExact()) {
            String reason =
                    sentence("%,d of %,d elements differ where no honest run differs.", scan.differing, elements);
            return new Ladder(Verdict.OUTSIDE, reason, whole.rms());
        }
        return differing(scan, whole, groups, profile);
    }

    private static Ladder differing(Scan scan, Spread whole, List<Spread> groups, ToleranceProfile profile) {
        // A softmax is of ordinary size even where its largest element is a group of its own.
        double least = Math.min(whole.rms(), profile.floor());
        Verdict verdict = whole.verdict(profile, least);
        String what = sentence("Differs by up to %.3g (relative L2 %.3g)", scan.maxAbsolute, scan.relativeL2());
        double scale = whole.rms();
        for (Spread group : groups) {
            Verdict ofGroup = beside(group.verdict(profile, least), whole.verdict(profile, least));
            if (ofGroup.compareTo(verdict) > 0) {
                verdict = ofGroup;
                scale = Math.max(group.rms(), least);
                what = sentence(
                        "The %,d elements that are around %.3g in size, far smaller than others, differ by up to %.3g",
                        group.elements(), group.rms(), group.maxAbsolute());
            }
        }
        return new Ladder(verdict, what + ", " + how(verdict, profile) + ".", scale);
    }

    /**
     * What a group alone would come to, beside larger elements. Numbers as large as those may have met in it and cancelled, and
     * what is left of that is rounding of theirs: what the whole tensor allows can then not be told from fraud.
     */
    private static Verdict beside(Verdict group, Verdict whole) {
        return group == Verdict.OUTSIDE && whole != Verdict.OUTSIDE ? Verdict.INCONCLUSIVE : group;
    }

    private static String how(Verdict verdict, ToleranceProfile profile) {
        return switch (verdict) {
            case WITHIN_EMPIRICAL -> "as honest runs of " + profile.name() + " do";
            case WITHIN_THEORETICAL -> "more than honest runs were measured to, but within what rounding can explain";
            case INCONCLUSIVE ->
                "more than rounding of numbers of their size can explain, but not more than is left where numbers of the"
                        + " size of the others cancel";
            default -> "more than rounding of " + profile.name() + " can explain";
        };
    }

    private static String sentence(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
