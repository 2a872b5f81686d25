package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.Set;
import java.util.stream.Stream;

/** What in a model makes two honest runs differ. Bodies of If, Loop and Scan and local functions count. */
final class ModelTraits {
    /** They take the scale of an activation from the whole tensor, so a neighbour in the batch changes the numbers. */
    private static final Set<String> DYNAMIC =
            Set.of("DynamicQuantizeLinear", "DynamicQuantizeMatMul", "DynamicQuantizeLSTM", "MatMulIntegerToFloat");

    private ModelTraits() {}

    static boolean dependsOnBatch(OnnxModel model) {
        return nodes(model).anyMatch(node -> DYNAMIC.contains(node.getOpType()));
    }

    static boolean isRandom(OnnxModel model) {
        return !RandomOperators.of(model).isEmpty();
    }

    private static Stream<NodeProto> nodes(OnnxModel model) {
        var functions = model.proto().getFunctionsList().stream()
                .flatMap(function -> function.getNodeList().stream())
                .flatMap(ModelTraits::withBodies);
        return Stream.concat(nodes(model.proto().getGraph()), functions);
    }

    private static Stream<NodeProto> nodes(GraphProto graph) {
        return graph.getNodeList().stream().flatMap(ModelTraits::withBodies);
    }

    private static Stream<NodeProto> withBodies(NodeProto node) {
        var bodies = node.getAttributeList().stream()
                .flatMap(attribute ->
                        attribute.hasG() ? Stream.of(attribute.getG()) : attribute.getGraphsList().stream())
                .flatMap(ModelTraits::nodes);
        return Stream.concat(Stream.of(node), bodies);
    }
}
