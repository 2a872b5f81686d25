package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * By how much each operator differs between configurations, on the same inputs: those that it has in the canonical trace. Works
 * in waves of operators whose values and weights, and in parts of the inputs whose traces, keep to the memory of the options.
 */
final class OperatorCalibration {
    /** They hand numbers on, or look at shapes: there is nothing to differ by. */
    private static final Set<String> NOTHING_TO_MEASURE = Set.of(
            "Cast",
            "Concat",
            "Constant",
            "ConstantOfShape",
            "Equal",
            "Expand",
            "Flatten",
            "Gather",
            "GatherElements",
            "GatherND",
            "Identity",
            "Pad",
            "Range",
            "Reshape",
            "Shape",
            "Slice",
            "Split",
            "Squeeze",
            "Tile",
            "Transpose",
            "Unsqueeze",
            "Where");

    private final Runs runs;
    private final CalibrationOptions options;
    private final OperatorGraph graph;

    OperatorCalibration(Runs runs, CalibrationOptions options) {
        this.runs = runs;
        this.options = options;
        this.graph = OperatorGraph.of(runs.model());
    }

    SequencedMap<String, CalibratedOperator> run(List<SequencedMap<String, OnnxValue>> inputs, List<Machine> machines)
            throws ExecutionException {
        List<Operator> measurable = graph.operators().stream()
                .filter(operator -> !NOTHING_TO_MEASURE.contains(operator.type())
                        && !operator.outputs().isEmpty())
                .toList();
        SequencedMap<String, OnnxValue> largest = inputs.stream()
                .max(Comparator.comparingLong(OperatorCalibration::bytes))
                .orElseThrow();
        List<Tour.Stop> stops = Tour.operatorStops(machines);
        Trace trace = new Trace(runs, graph, stops.getFirst());
        Map<String, Long> sizes = new HashMap<>();
        for (List<String> part : Waves.parts(trace.values(measurable))) {
            trace.tried(part, largest).forEach((name, value) -> sizes.put(name, bytes(value)));
        }
        List<List<Operator>> waves = Waves.of(runs.model(), graph, measurable, sizes, options.memory());
        SequencedMap<String, CalibratedOperator> found = new LinkedHashMap<>();
        for (int at = 0; at < waves.size(); at++) {
            List<Operator> operators = waves.get(at);
            long held = Waves.bytes(graph, operators, sizes) * (stops.size() + 1);
            int part = (int) Math.clamp(options.memory() / Math.max(1, held), 1, inputs.size());
            double before = at;
            found.putAll(new OperatorWave(runs, trace, graph, operators, stops)
                    .run(inputs, part, done -> (before + done) / waves.size()));
        }
        return found;
    }

    private static long bytes(SequencedMap<String, OnnxValue> input) {
        return input.values().stream().mapToLong(OperatorCalibration::bytes).sum();
    }

    private static long bytes(OnnxValue value) {
        return value instanceof Tensor tensor ? tensor.data().remaining() : 0;
    }
}
