package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Operators in as few runs as memory allows. */
final class Waves {
    /** Values traced at a time while it is not known how large they are. */
    private static final int PART = 256;

    /** A weight is held once as it is and, for the reference, once in double precision. */
    private static final int COPIES_OF_WEIGHTS = 3;

    private Waves() {}

    static List<List<String>> parts(List<String> values) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); from += PART) {
            parts.add(values.subList(from, Math.min(values.size(), from + PART)));
        }
        return parts;
    }

    /** Operators in order, with as many values and weights as memory allows; one at least. Unknown sizes count nothing. */
    static List<List<Operator>> of(
            OnnxModel model, OperatorGraph graph, List<Operator> operators, Map<String, Long> sizes, long memory) {
        Map<String, Long> weights = new HashMap<>();
        for (TensorProto weight : model.proto().getGraph().getInitializerList()) {
            weights.put(weight.getName(), (long) weight.getSerializedSize() * COPIES_OF_WEIGHTS);
        }
        List<List<Operator>> waves = new ArrayList<>();
        List<Operator> wave = new ArrayList<>();
        long held = 0;
        for (Operator operator : operators) {
            long own = bytes(graph, List.of(operator), sizes)
                    + operator.inputs().stream()
                            .mapToLong(name -> weights.getOrDefault(name, 0L))
                            .sum();
            if (!wave.isEmpty() && held + own > memory) {
                waves.add(List.copyOf(wave));
                wave.clear();
                held = 0;
            }
            wave.add(operator);
            held += own;
        }
        if (!wave.isEmpty()) {
            waves.add(wave);
        }
        return waves;
    }

    /** Bytes of the values that operators use and make. */
    static long bytes(OperatorGraph graph, List<Operator> operators, Map<String, Long> sizes) {
        SequencedSet<String> values = new LinkedHashSet<>();
        for (Operator operator : operators) {
            values.addAll(graph.valuesUsedBy(operator));
            values.addAll(operator.outputs());
        }
        return values.stream().mapToLong(name -> sizes.getOrDefault(name, 0L)).sum();
    }
}
