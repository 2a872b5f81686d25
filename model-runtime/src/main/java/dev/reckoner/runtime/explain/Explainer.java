package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.explain.Explanation.Search;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out where a claimed output comes from, if not from the claimed model run in the claimed way on the claimed input. Says
 * so only where neither a coincidence nor a mere improvement is left as a reason: docs/decisions/0016.
 *
 * <p>Kinds that accuse nobody are tried before those that do, and among these the cheap ones first. The search ends with the
 * kind in which something was found that agrees as well as honest runs do. The analyst's other devices come last, and only where
 * nothing on this one explains the output.
 */
public final class Explainer {
    private static final List<Family> FAMILIES = List.of(
            new OutputForms(),
            new RoundedOutputs(),
            new OtherAnswers(),
            new OtherConfigurations(),
            new OtherBatches(),
            new OtherModels(),
            new LeftOutOperators(),
            new OtherInputs(),
            new OtherPrecisions(),
            new CombinedModels());

    private final Reexecutor reexecutor;

    /** Runs its hypotheses with this, which stays the caller's to close. */
    public Explainer(Reexecutor reexecutor) {
        this.reexecutor = reexecutor;
    }

    /**
     * Tries hypotheses until one is decisive, all are tried or the budget is spent. One that cannot be run, since a model
     * refuses the input or the conversion, is counted and passed over.
     *
     * @param cancellation stops the search
     * @param progress hears of each hypothesis before it is run
     * @throws ExecutionException EX-CANCELLED, or EX-WORKER-UNAVAILABLE if nothing can be run
     */
    public Explanation explain(Question question, Cancellation cancellation, Progress progress)
            throws ExecutionException {
        Optional<Answer> answer = Answer.of(question);
        if (answer.isEmpty()) {
            return new Explanation(List.of(), 1, "No number of the answer differs, so there is nothing to explain.");
        }
        Trial trial = new Trial(reexecutor, question, answer.get(), cancellation, progress);
        Set<Kind> left = EnumSet.noneOf(Kind.class);
        for (Family family : FAMILIES) {
            if (trial.isSpent() || trial.isDecided()) {
                left.add(family.kind());
                continue;
            }
            family.tryAll(trial);
            progress.done((FAMILIES.indexOf(family) + 1.0) / (FAMILIES.size() + 1));
            if (trial.isSpent()) {
                left.add(family.kind());
            }
        }
        new OtherDevices().tryAll(trial);
        return Ranking.of(trial, new Search(trial.hypotheses(), trial.refused(), trial.runs(), left));
    }
}
