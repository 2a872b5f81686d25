package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Kind;

/**
 * A hypothesis that was compared with the claimed output.
 *
 * @param kind what it is about
 * @param label for a person
 * @param score how well it fits
 * @param verdict what the claimed output would come to, had the hypothesis been the claim
 * @param isWithin true if what is left is no more than the hypothesis itself varies by, and nothing speaks against it
 */
record Candidate(Kind kind, String label, Score score, Verdict verdict, boolean isWithin) {
    /** With fewer elements all that can be said is in which direction something went, and hypotheses go few ways. */
    private static final int ELEMENTS = 8;

    /** Chance of a coincidence, over all that was tried, that is small enough to name a hypothesis. */
    private static final double CHANCE = 1e-6;

    /** True if it explains the output, so many having been tried. */
    boolean explains(int tried) {
        return isWithin && score.informative() >= ELEMENTS && isNoCoincidence(tried);
    }

    /** True if something unrelated would not fit as well in a million searches like this (Bonferroni's bound). */
    boolean isNoCoincidence(int tried) {
        return score.chance() * tried <= CHANCE;
    }

    /** True if it agrees as well as two honest runs of one model do. */
    boolean isPrecise() {
        return isWithin && verdict.compareTo(Verdict.WITHIN_EMPIRICAL) <= 0;
    }

    /** The same, with what is left found to be within what the hypothesis varies by. */
    Candidate within() {
        return new Candidate(kind, label, score, verdict, true);
    }

    Fit fit(int tried) {
        return new Fit(
                kind, label, score.maxAbsolute(), score.relativeL2(), score.share(), score.chance(), explains(tried));
    }
}
