package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto.DataType;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a graph without nested graphs are tensors of FLOAT. Follows the type constraints of the operator documents:
 * most operators give the type of what they take, those listed here do not.
 */
final class FloatValues {
    private static final Set<String> WHOLE_NUMBERS_OR_TRUTH = Set.of(
            "Shape",
            "Size",
            "ArgMax",
            "ArgMin",
            "NonZero",
            "NonMaxSuppression",
            "Equal",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "IsNaN",
            "IsInf",
            "QuantizeLinear",
            "Multinomial",
            "Bernoulli");

    /** Their values are no tensors. */
    private static final Set<String> SEQUENCES = Set.of(
            "SequenceConstruct",
            "SequenceEmpty",
            "SequenceInsert",
            "SequenceErase",
            "SequenceAt",
            "SplitToSequence",
            "ConcatFromSequence",
            "Optional",
            "OptionalGetElement",
            "ZipMap");

    private final Set<String> found = new HashSet<>();

    private FloatValues() {}

    static Set<String> of(GraphProto graph) throws ModelException {
        FloatValues values = new FloatValues();
        for (ValueInfoProto input : graph.getInputList()) {
            if (isFloat(input)) {
                values.found.add(input.getName());
            }
        }
        graph.getInitializerList().stream()
                .filter(Weights::isFloat)
                .forEach(weight -> values.found.add(weight.getName()));
        for (NodeProto node : graph.getNodeList()) {
            values.node(node);
        }
        return values.found;
    }

    private static boolean isFloat(ValueInfoProto value) {
        return value.getType().hasTensorType()
                && value.getType().getTensorType().getElemType() == DataType.FLOAT_VALUE;
    }

    private void node(NodeProto node) throws ModelException {
        if (SEQUENCES.contains(node.getOpType())) {
            throw Surgery.refused(
                    "SUBGRAPH", "The model has sequences of tensors, which this conversion leaves alone.");
        }
        List<String> outputs = floatOutputs(node);
        outputs.stream().filter(name -> !name.isEmpty()).forEach(found::add);
    }

    private List<String> floatOutputs(NodeProto node) {
        if (!isFloatMaker(node)) {
            return List.of();
        }
        return switch (node.getOpType()) {
            // The second output holds places.
            case "TopK", "MaxPool", "Unique", "Dropout", "DropoutGrad" ->
                node.getOutputList().subList(0, 1);
            case "DynamicQuantizeLinear" -> node.getOutputList().subList(1, 2);
            default -> node.getOutputList();
        };
    }

    private boolean isFloatMaker(NodeProto node) {
        return switch (node.getOpType()) {
            case "Constant" -> node.getAttributeList().stream().anyMatch(FloatValues::isFloatConstant);
            case "ConstantOfShape" ->
                attribute(node, "value")
                        .map(value -> Weights.isFloat(value.getT()))
                        .orElse(true);
            case "Cast" ->
                attribute(node, "to")
                        .filter(to -> to.getI() == DataType.FLOAT_VALUE)
                        .isPresent();
            case "CastLike", "Where" -> isFound(node, 1);
            case "OneHot" -> isFound(node, 2);
            case "RandomNormal", "RandomUniform", "EyeLike", "RandomNormalLike", "RandomUniformLike" ->
                attribute(node, "dtype")
                        .map(type -> type.getI() == DataType.FLOAT_VALUE)
                        .orElse(true);
            default ->
                !WHOLE_NUMBERS_OR_TRUTH.contains(node.getOpType())
                        && node.getInputList().stream().anyMatch(found::contains);
        };
    }

    private boolean isFound(NodeProto node, int input) {
        return node.getInputCount() > input && found.contains(node.getInput(input));
    }

    private static boolean isFloatConstant(AttributeProto attribute) {
        return switch (attribute.getName()) {
            case "value" -> Weights.isFloat(attribute.getT());
            case "value_float", "value_floats" -> true;
            default -> false;
        };
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}
