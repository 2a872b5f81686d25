package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Search;
import java.util.List;
import java.util.Locale;

/** What a search found, in one sentence for a person. */
final class Sentence {
    /** Beyond it single precision does not explain what is left. */
    private static final double HONEST = 0x1p-13;

    private Sentence() {}

    /** @param sold what a person calls the claimed model */
    static String of(List<Fit> fits, Search search, String sold) {
        return fits.stream()
                .findFirst()
                .filter(Fit::explains)
                .map(best -> explained(best, sold))
                .orElseGet(() -> unexplained(fits, search));
    }

    private static String explained(Fit best, String sold) {
        return switch (best.kind()) {
            case OTHER_MODEL, PRECISION -> matched(best) + "; it was sold as " + sold + ".";
            case CONFIGURATION ->
                "It is what the model gives with " + best.label() + ": run in another way, but the same model.";
            case BATCH -> "It is what the model gives in " + best.label() + ".";
            case INPUT -> "It is what the model gives for " + best.label() + ".";
            case SKIPPED -> "It is what the model gives " + best.label() + ".";
            case OTHER_CLAIM -> "It is the answer to " + best.label() + ".";
            case ROUNDING -> "It is the recomputed answer, rounded to " + best.label() + ".";
            case CHANGED -> "It is the recomputed answer, " + best.label() + ".";
            case FORM -> "It is the recomputed answer in another form: " + best.label() + ".";
        };
    }

    /** What is left as the next power of ten, as in 1e-6; half precision is known no better than processors agree in it. */
    private static String matched(Fit fit) {
        if (fit.relativeL2() == 0) {
            return "The answer matches " + fit.label() + " bit for bit";
        }
        if (fit.relativeL2() > HONEST) {
            return "The answer matches " + fit.label() + " as nearly as two processors do";
        }
        int power = (int) Math.ceil(Math.log10(fit.relativeL2()));
        return String.format(Locale.ROOT, "The answer matches %s to 1e%d", fit.label(), power);
    }

    private static String unexplained(List<Fit> fits, Search search) {
        double share = fits.stream().mapToDouble(Fit::share).max().orElse(0);
        String tried = String.format(
                Locale.ROOT,
                "Nothing that was tried explains it: %,d %s, the best covers %.0f %% of the difference",
                search.hypotheses(),
                search.hypotheses() == 1 ? "hypothesis" : "hypotheses",
                Math.floor(100 * share));
        return search.left().isEmpty() ? tried + "." : tried + "; the budget was spent before all were tried.";
    }
}
