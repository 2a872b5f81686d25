package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Values inside a model in the canonical profile: every run of it gives the same bits for them, whichever are asked for. */
final class Trace {
    private final Runs runs;
    private final OperatorGraph graph;
    private final Tour.Stop canonical;

    Trace(Runs runs, OperatorGraph graph, Tour.Stop canonical) {
        this.runs = runs;
        this.graph = graph;
        this.canonical = canonical;
    }

    /** What operators make that these use or make themselves. */
    List<String> values(List<Operator> operators) {
        SequencedSet<String> values = new LinkedHashSet<>();
        for (Operator operator : operators) {
            graph.valuesUsedBy(operator).stream()
                    .filter(name -> graph.maker(name).isPresent())
                    .forEach(values::add);
            values.addAll(operator.outputs());
        }
        return List.copyOf(values);
    }

    /** The values, and the inputs of the model. */
    SequencedMap<String, OnnxValue> of(List<String> values, SequencedMap<String, OnnxValue> input)
            throws ExecutionException {
        SequencedMap<String, OnnxValue> all = new LinkedHashMap<>(input);
        if (!values.isEmpty()) {
            OnnxModel exposing = runs.model().edited(new Edit.Expose(values));
            all.putAll(runs.needed(exposing, input, canonical).outputs());
        }
        return all;
    }

    /** The same, or nothing where that cannot be had. */
    SequencedMap<String, OnnxValue> tried(List<String> values, SequencedMap<String, OnnxValue> input)
            throws ExecutionException {
        try {
            return of(values, input);
        } catch (ExecutionException failure) {
            Runs.refuseCancelled(failure);
            runs.leave("Some operators were not measured: " + failure.getMessage());
            return new LinkedHashMap<>();
        }
    }
}
