package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.compare.ToleranceProfile.Band;

/**
 * What decides how far apart the elements of a tensor, or some of them, lie.
 *
 * @param elements how many, finite on both sides
 * @param rms root mean square of the recomputed values: the scale of the tolerance
 * @param differenceRms root mean square of the differences
 * @param maxAbsolute largest |claimed - recomputed|
 * @param empiricalExcess largest |d| - relative |y| for the empirical band: what its absolute tolerance has to cover
 * @param theoreticalExcess the same for the theoretical band
 */
record Spread(
        long elements,
        double rms,
        double differenceRms,
        double maxAbsolute,
        double empiricalExcess,
        double theoreticalExcess) {

    /**
     * The step of the ladder for elements that differ but are finite.
     *
     * @param least smallest scale of the empirical band
     */
    Verdict verdict(ToleranceProfile profile, double least) {
        if (isWithin(profile.empirical(), empiricalExcess, Math.max(rms, least))) {
            return Verdict.WITHIN_EMPIRICAL;
        }
        return isWithin(profile.theoretical(), theoreticalExcess, Math.max(rms, profile.floor()))
                ? Verdict.WITHIN_THEORETICAL
                : Verdict.OUTSIDE;
    }

    private boolean isWithin(Band band, double excess, double scale) {
        return differenceRms <= band.relativeL2() * scale && excess <= band.absolute() * scale;
    }
}
