package dev.reckoner.runtime.explain;

import java.util.List;
import java.util.Optional;

/**
 * What was tried to explain a claimed output, best first.
 *
 * @param tried every hypothesis that could be run, best first
 * @param chance probability that the best of so many fits this well by coincidence, 0 to 1
 * @param sentence the result in one sentence
 */
public record Explanation(List<Fit> tried, double chance, String sentence) {
    public Explanation {
        tried = List.copyOf(tried);
    }

    /** The best one, if it explains the output. */
    public Optional<Fit> best() {
        return tried.stream().findFirst().filter(Fit::explains);
    }

    /** What a hypothesis is about. */
    public enum Kind {
        /** Another version of the model, or another model. */
        OTHER_MODEL,
        /** The same model in another precision, converted here. */
        PRECISION,
        /** Another level of optimisation, number of threads or device. */
        CONFIGURATION,
        /** Another batch, or another place in it. */
        BATCH,
        /** The input cut, padded or exchanged. */
        INPUT,
        /** Operators or layers left out. */
        SKIPPED,
        /** The output of another claim. */
        OTHER_CLAIM,
        /** The recomputed output, rounded. */
        ROUNDING
    }

    /**
     * How well one hypothesis reproduces the claimed output.
     *
     * @param kind what it is about
     * @param label for a person, such as {@code all-MiniLM-L6-v2 int8}
     * @param maxAbsolute largest |claimed - hypothetical|
     * @param relativeL2 norm of the difference over the norm of the hypothetical output
     * @param share part of the divergence that it explains: 1 - |claimed - hypothetical|^2 / |claimed - recomputed|^2, 0 to 1
     * @param chance probability that a hypothesis which has nothing to do with the output fits this well
     * @param explains true if that is neither a coincidence nor a mere improvement
     */
    public record Fit(
            Kind kind,
            String label,
            double maxAbsolute,
            double relativeL2,
            double share,
            double chance,
            boolean explains) {}
}
