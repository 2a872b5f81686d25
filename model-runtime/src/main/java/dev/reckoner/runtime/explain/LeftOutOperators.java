package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Values inside the model in place of its output, as if it had stopped there, and the model with some of its repeated blocks left
 * out. One run finds the shapes, one gives the values, and what comes after a block is run with what came before it.
 */
final class LeftOutOperators implements Family {
    @Override
    public Kind kind() {
        return Kind.SKIPPED;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        OnnxModel model = trial.question().model().model();
        if (model.origin() instanceof OnnxModel.Origin.Edited) {
            trial.refuse();
            return;
        }
        OperatorGraph graph = OperatorGraph.of(model);
        Optional<Map<String, List<Long>>> shapes = shapes(trial, model, graph);
        if (shapes.isEmpty()) {
            return;
        }
        var values = new InnerValues(trial, graph, shapes.get());
        Blocks blocks = Blocks.of(graph, shapes.get());
        Optional<SequencedMap<String, OnnxValue>> given = values.run(blocks);
        if (given.isPresent()) {
            Optional<String> best = values.offer(given.get(), blocks);
            if (best.isPresent()) {
                alone(trial, model, best.get());
            }
            new LeftOutBlocks(trial, graph, blocks, given.get()).tryAll();
        }
    }

    private static Optional<Map<String, List<Long>>> shapes(Trial trial, OnnxModel model, OperatorGraph graph)
            throws ExecutionException {
        try {
            Question question = trial.question();
            return trial.run(
                            Kind.SKIPPED,
                            "shapes of the values inside",
                            ShapeScout.of(model, graph),
                            question.inputs(),
                            question.profile().withOptimisation(Optimisation.NO_OPT))
                    .map(ShapeScout::read);
        } catch (ModelException e) {
            trial.refuse();
            return Optional.empty();
        }
    }

    /** With all values as outputs the operators are not fused. One alone leaves the rest as it was run. */
    private static void alone(Trial trial, OnnxModel model, String value) throws ExecutionException {
        Question question = trial.question();
        if (question.profile().optimisation() != Optimisation.NO_OPT) {
            String label = InnerValues.label(value);
            SequencedMap<String, OnnxValue> inputs = question.inputs();
            trial.run(Kind.SKIPPED, label, model.edited(new Edit.Expose(List.of(value))), inputs, question.profile())
                    .map(outputs ->
                            InnerValues.asOutput(trial, outputs.firstEntry().getValue()))
                    .ifPresent(outputs -> trial.offer(new Hypothesis(Kind.SKIPPED, label, outputs, inputs)));
        }
    }
}
