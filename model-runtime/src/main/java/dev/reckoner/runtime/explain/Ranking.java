package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.runtime.explain.Explanation.Search;
import java.util.Comparator;
import java.util.List;

/** Puts what was tried in order: what explains before what does not, and the closer before the less close. */
final class Ranking {
    private Ranking() {}

    static Explanation of(Trial trial, Search search) {
        int tried = search.hypotheses();
        List<Fit> fits = trial.candidates().stream()
                .sorted(Comparator.comparing((Candidate each) -> !each.explains(tried))
                        .thenComparing(each -> !each.isPrecise())
                        // What agrees as well as honest runs do is equally good, and then nobody is accused.
                        .thenComparing(each -> !(each.isPrecise() && each.kind().isHonest()))
                        .thenComparing(each -> !each.score().isBitExact())
                        .thenComparing(each -> each.score().relativeL2())
                        // Of equals a published model before one that was made here.
                        .thenComparing(Candidate::kind))
                .map(each -> each.fit(tried))
                .toList();
        double chance = fits.isEmpty() ? 1 : Math.min(1, fits.getFirst().chance() * tried);
        return new Explanation(
                fits, chance, Sentence.of(fits, search, trial.question().model().label()), search);
    }
}
