package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Optional;
import java.util.SequencedMap;

/** Other models of the case, the published versions of the claimed one among them. */
final class OtherModels implements Family {
    @Override
    public Kind kind() {
        return Kind.OTHER_MODEL;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        Question question = trial.question();
        for (NamedModel other : question.models()) {
            if (other.model().sha256().equals(question.model().model().sha256())) {
                continue;
            }
            tryAtLevels(trial, Kind.OTHER_MODEL, other.label(), other.model())
                    .ifPresent(candidate -> trial.remember(candidate, new Source(other.label(), other::model)));
        }
    }

    /**
     * As the claim was run; and where that has to do with the output but is not all of it, at the other end of the levels of
     * optimisation too: quantised models give other numbers there.
     */
    static Optional<Candidate> tryAtLevels(Trial trial, Kind kind, String label, OnnxModel model)
            throws ExecutionException {
        Question question = trial.question();
        Optional<SequencedMap<String, OnnxValue>> inputs = InputNames.adapted(question.inputs(), model);
        if (inputs.isEmpty()) {
            trial.refuse();
            return Optional.empty();
        }
        Optional<Candidate> first = trial.test(kind, label, model, inputs.get(), question.profile());
        if (first.isEmpty() || first.get().isPrecise() || !isRelated(first.get(), trial)) {
            return first;
        }
        var level = Levels.opposite(question.profile());
        return trial.test(kind, label + ", optimisation " + level.optimisation(), model, inputs.get(), level)
                .filter(second -> second.score().cosine() > first.get().score().cosine())
                .or(() -> first);
    }

    static boolean isRelated(Candidate candidate, Trial trial) {
        return candidate.score().informative() > 0 && candidate.isNoCoincidence(trial.hypotheses());
    }
}
