package dev.reckoner.runtime.explain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was tried to explain a claimed output, best first.
 *
 * @param tried what could be tried, best first; of the values inside the model only those that come closest
 * @param chance probability that the best of so many fits this well by coincidence, 0 to 1
 * @param sentence the result in one sentence
 * @param search what it took
 */
public record Explanation(List<Fit> tried, double chance, String sentence, Search search) {
    public Explanation {
        tried = List.copyOf(tried);
    }

    /** An explanation of which nobody asks what it took. */
    public Explanation(List<Fit> tried, double chance, String sentence) {
        this(tried, chance, sentence, new Search(tried.size(), 0, 0, Set.of()));
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
        ROUNDING,
        /** The recomputed output in another form: normalised, pooled, as probabilities. */
        FORM,
        /** The recomputed output with something done to it: multiplied, its rows exchanged. */
        CHANGED;

        private static final Set<Kind> HONEST = EnumSet.of(CONFIGURATION, BATCH, ROUNDING, FORM);

        /**
         * True if whoever did just this ran the claimed model on the claimed input: another way to run it, or to write down what
         * came out. It accuses nobody.
         */
        public boolean isHonest() {
            return HONEST.contains(this);
        }
    }

    /**
     * How well one hypothesis reproduces the claimed output: the one that differs most, where there are several.
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

    /**
     * What a search took.
     *
     * @param hypotheses number of hypotheses that were compared with the claimed output
     * @param refused number that could not be: the model refuses the input, a conversion the model, or the output has another
     *     shape
     * @param runs number of times that a model was run
     * @param left kinds that were not tried, since something decisive was found or the budget was spent; empty for most
     */
    public record Search(int hypotheses, int refused, int runs, Set<Kind> left) {
        public Search {
            left = Set.copyOf(left);
        }
    }
}
