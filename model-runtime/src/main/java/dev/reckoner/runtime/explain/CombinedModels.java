package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Another model in a batch: where one has to do with the output but does not reproduce it, company may be what is missing, since
 * in a dynamically quantised model the neighbours change the numbers.
 */
final class CombinedModels implements Family {
    private static final int MODELS = 3;

    @Override
    public Kind kind() {
        return Kind.OTHER_MODEL;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        boolean isExplained = trial.candidates().stream().anyMatch(each -> each.explains(trial.hypotheses()));
        if (isExplained || trial.question().others().isEmpty()) {
            return;
        }
        List<Map.Entry<Candidate, Source>> related = trial.sources().entrySet().stream()
                .filter(entry -> OtherModels.isRelated(entry.getKey(), trial))
                .sorted(Comparator.<Map.Entry<Candidate, Source>>comparingDouble(
                                entry -> -entry.getKey().score().cosine())
                        // A published model before one that was made here and gives the same.
                        .thenComparing(entry -> entry.getKey().kind())
                        .thenComparing(entry -> entry.getKey().label()))
                .limit(MODELS)
                .toList();
        for (Map.Entry<Candidate, Source> entry : related) {
            inBatches(trial, entry.getKey().kind(), entry.getValue());
        }
    }

    private static void inBatches(Trial trial, Kind kind, Source source) throws ExecutionException {
        OnnxModel model;
        try {
            model = source.maker().make();
        } catch (ModelException e) {
            trial.refuse();
            return;
        }
        ExecutionProfile profile = trial.question().profile();
        search(trial, kind, source.label(), model, profile);
        if (!trial.isDecided()) {
            ExecutionProfile opposite = Levels.opposite(profile);
            search(trial, kind, source.label() + ", optimisation " + opposite.optimisation(), model, opposite);
        }
    }

    private static void search(Trial trial, Kind kind, String label, OnnxModel model, ExecutionProfile profile)
            throws ExecutionException {
        Optional<SequencedMap<String, OnnxValue>> inputs =
                InputNames.adapted(trial.question().inputs(), model);
        if (inputs.isPresent()) {
            var alone = trial.run(kind, label, model, inputs.get(), profile)
                    .map(outputs -> new Hypothesis(kind, label, outputs, inputs.get()))
                    .flatMap(trial::value);
            if (alone.isPresent()) {
                new BatchSearch(trial, kind, label + " in ", model, profile, alone.get()).tryAll();
            }
        }
    }
}
