package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What in a model makes two honest runs differ. Bodies of If, Loop and Scan and local functions count. */
final class ModelTraits {
    /** They take the scale of an activation from the whole tensor, so a neighbour in the batch changes the numbers. */
    private static final Set<String> DYNAMIC =
            Set.of("DynamicQuantizeLinear", "DynamicQuantizeMatMul", "DynamicQuantizeLSTM", "MatMulIntegerToFloat");

    /** From fine to coarse. */
    private static final List<ElementType> COARSE = List.of(
            ElementType.FLOAT16,
            ElementType.BFLOAT16,
            ElementType.FLOAT8E4M3FN,
            ElementType.FLOAT8E4M3FNUZ,
            ElementType.FLOAT8E5M2,
            ElementType.FLOAT8E5M2FNUZ);

    private ModelTraits() {}

    static boolean dependsOnBatch(OnnxModel model) {
        return nodes(model).anyMatch(node -> DYNAMIC.contains(node.getOpType()));
    }

    /** The types of operators by which two honest runs differ; empty for most models. */
    static Set<String> random(OnnxModel model) {
        return RandomOperators.of(model);
    }

    /** The coarsest floating-point type that the model computes in; its rounding is in every output, whatever type that has. */
    static ElementType coarsest(OnnxModel model) {
        var weights = model.proto().getGraph().getInitializerList().stream().map(TensorProto::getDataType);
        var casts = nodes(model)
                .filter(node -> node.getOpType().equals("Cast"))
                .flatMap(node -> node.getAttributeList().stream())
                .filter(attribute -> attribute.getName().equals("to"))
                .map(attribute -> (int) attribute.getI());
        var declared = Stream.concat(model.inputs().stream(), model.outputs().stream())
                .flatMap(value -> value.elementType().stream())
                .map(ElementType::number);
        return Stream.of(weights, casts, declared)
                .flatMap(each -> each)
                .flatMap(number -> ElementType.ofNumber(number).stream())
                .filter(COARSE::contains)
                .max(Comparator.comparingInt(COARSE::indexOf))
                .orElse(ElementType.FLOAT);
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
