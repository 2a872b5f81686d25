package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How large the whole numbers of an input may be where they look something up: a token id must be a row of the embedding table.
 * Follows an input through operators that hand its numbers on to a Gather over a table of weights (ONNX operators Gather), or to
 * {@code com.microsoft.EmbedLayerNormalization}.
 */
final class ValueRange {
    private static final Set<String> HAND_ON = Set.of(
            "Cast", "Identity", "Unsqueeze", "Squeeze", "Reshape", "Flatten", "Transpose", "Slice", "Expand", "Concat");

    /** They make a table of weights out of weights. */
    private static final Set<String> KEEP_SHAPE = Set.of("DequantizeLinear", "Cast", "Identity");

    private static final String EMBEDDING = "com.microsoft.EmbedLayerNormalization";
    private static final int WORDS = 2;
    private static final int SEGMENTS = 4;

    private final OperatorGraph graph;
    private final Map<String, List<Long>> weights = new HashMap<>();

    ValueRange(OnnxModel model) {
        graph = OperatorGraph.of(model);
        for (TensorProto weight : model.proto().getGraph().getInitializerList()) {
            weights.put(weight.getName(), weight.getDimsList());
        }
    }

    /** One more than the largest number that the input may hold; empty where nothing bounds it. */
    OptionalLong bound(String input) {
        Set<String> same = new HashSet<>(Set.of(input));
        OptionalLong least = OptionalLong.empty();
        for (Operator operator : graph.operators()) {
            NodeProto node = operator.node();
            if (HAND_ON.contains(operator.type()) && node.getInputCount() > 0 && same.contains(node.getInput(0))) {
                same.addAll(operator.outputs());
            }
            OptionalLong found = bound(operator, same);
            if (found.isPresent() && (least.isEmpty() || found.getAsLong() < least.getAsLong())) {
                least = found;
            }
        }
        return least;
    }

    private OptionalLong bound(Operator operator, Set<String> indices) {
        NodeProto node = operator.node();
        if (operator.type().equals("Gather") && node.getInputCount() > 1 && indices.contains(node.getInput(1))) {
            return size(node.getInput(0), axis(node));
        }
        if (operator.type().equals(EMBEDDING) && node.getInputCount() > SEGMENTS) {
            if (indices.contains(node.getInput(0))) {
                return size(node.getInput(WORDS), 0);
            }
            if (indices.contains(node.getInput(1))) {
                return size(node.getInput(SEGMENTS), 0);
            }
        }
        return OptionalLong.empty();
    }

    private static int axis(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("axis"))
                .mapToInt(attribute -> (int) attribute.getI())
                .findFirst()
                .orElse(0);
    }

    private OptionalLong size(String table, int axis) {
        List<Long> dims = weights.get(table);
        if (dims == null) {
            return graph.maker(table).stream()
                    .mapToObj(graph.operators()::get)
                    .filter(operator -> KEEP_SHAPE.contains(operator.type())
                            && operator.node().getInputCount() > 0)
                    .map(operator -> size(operator.node().getInput(0), axis))
                    .findFirst()
                    .orElse(ofConstant(table, axis));
        }
        int at = axis < 0 ? axis + dims.size() : axis;
        return at >= 0 && at < dims.size() && dims.get(at) > 0 ? OptionalLong.of(dims.get(at)) : OptionalLong.empty();
    }

    private OptionalLong ofConstant(String table, int axis) {
        return graph.maker(table).stream()
                .mapToObj(graph.operators()::get)
                .filter(operator -> operator.type().equals("Constant"))
                .flatMap(operator -> operator.node().getAttributeList().stream())
                .filter(AttributeProto::hasT)
                .map(constant -> constant.getT().getDimsList())
                .filter(dims -> axis >= 0 && axis < dims.size())
                .mapToLong(dims -> dims.get(axis))
                .mapToObj(OptionalLong::of)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
