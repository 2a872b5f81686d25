package dev.reckoner.runtime.explain;

/**
 * How well one tensor reproduces the claimed one.
 *
 * @param maxAbsolute largest |claimed - hypothetical|
 * @param relativeL2 norm of the difference over the norm of the hypothetical value
 * @param share part of the divergence that it explains, 0 to 1
 * @param chance that something unrelated fits as well
 * @param informative number of elements in which both the claimed and the hypothetical value depart from the recomputed one
 * @param effect norm of what the hypothesis departs from the recomputed value, over the norm of that
 * @param cosine of the angle between what the claimed and what the hypothetical value depart from the recomputed one
 * @param isBitExact true if every bit agrees
 */
record Score(
        double maxAbsolute,
        double relativeL2,
        double share,
        double chance,
        long informative,
        double effect,
        double cosine,
        boolean isBitExact) {
    /** What honest runs differ by at the most, over the norm. */
    static final double HONEST = 1e-5;

    /** True if what was done changes the output no more than running it again does. */
    boolean isWithoutEffect() {
        return effect <= HONEST;
    }
}
