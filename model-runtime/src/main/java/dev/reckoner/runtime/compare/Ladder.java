package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.compare.ToleranceProfile.Band;
import java.util.Locale;

/** Which step of the ladder a pass over two tensors comes to, and why in one sentence. */
record Ladder(Verdict verdict, String reason) {
    static Ladder of(Scan scan, ToleranceProfile profile, long elements) {
        if (scan.differing == 0) {
            return new Ladder(Verdict.BIT_EXACT, sentence("All %,d elements agree in every bit.", elements));
        }
        if (scan.nonFiniteMismatches > 0) {
            return new Ladder(
                    Verdict.OUTSIDE,
                    sentence("%,d elements are NaN or infinite on one side only.", scan.nonFiniteMismatches));
        }
        if (profile.isExact()) {
            return new Ladder(
                    Verdict.OUTSIDE,
                    sentence("%,d of %,d elements differ where no honest run differs.", scan.differing, elements));
        }
        double rms = scan.rms();
        if (isWithin(profile.empirical(), scan.differenceRms(), scan.empiricalExcess, rms)) {
            return new Ladder(Verdict.WITHIN_EMPIRICAL, differs(scan, "as honest runs of " + profile.name() + " do"));
        }
        double scale = Math.max(rms, profile.floor());
        if (isWithin(profile.theoretical(), scan.differenceRms(), scan.theoreticalExcess, scale)) {
            return new Ladder(
                    Verdict.WITHIN_THEORETICAL,
                    differs(scan, "more than honest runs were measured to, but within what rounding can explain"));
        }
        return new Ladder(Verdict.OUTSIDE, differs(scan, "more than rounding of " + profile.name() + " can explain"));
    }

    private static boolean isWithin(Band band, double differenceRms, double excess, double scale) {
        return differenceRms <= band.relativeL2() * scale && excess <= band.absolute() * scale;
    }

    private static String differs(Scan scan, String how) {
        return sentence("Differs by up to %.3g (relative L2 %.3g), %s.", scan.maxAbsolute, scan.relativeL2(), how);
    }

    private static String sentence(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
