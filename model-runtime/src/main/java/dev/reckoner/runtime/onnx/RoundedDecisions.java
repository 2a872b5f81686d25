package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Where a model decides by numbers that were rounded on the way: an ArgMax over scores, a comparison with a threshold, a
 * quantisation by the data's own scale. Floating-point rounding differs between machines, and at a near tie the smallest
 * difference turns into another result altogether, for which no error bound holds.
 *
 * <p>Follows, through the graph, which values are floating point and which have gone through arithmetic. Copies, casts and
 * comparisons of inputs and constants are exact everywhere and decide nothing. Bodies and local functions are taken to be fed
 * with rounded numbers.
 */
public final class RoundedDecisions {
    /** They jump: the result is no continuous function of the input. */
    private static final Set<String> DECIDES = Set.of(
            "ArgMax",
            "ArgMin",
            "TopK",
            "NonZero",
            "Unique",
            "Hardmax",
            "NonMaxSuppression",
            "MaxRoiPool",
            "Equal",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "Round",
            "Floor",
            "Ceil",
            "Sign",
            "ThresholdedRelu",
            "Shrink",
            "QuantizeLinear",
            "DynamicQuantizeLinear",
            "DynamicQuantizeMatMul",
            "DynamicQuantizeLSTM",
            "If");

    /** They hand numbers on, choose among them or change their sign: nothing is rounded. */
    private static final Set<String> EXACT = Set.of(
            "Identity",
            "Reshape",
            "Transpose",
            "Slice",
            "Concat",
            "Gather",
            "GatherElements",
            "GatherND",
            "ScatterElements",
            "ScatterND",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "Expand",
            "Tile",
            "Pad",
            "Split",
            "Cast",
            "CastLike",
            "Where",
            "Neg",
            "Abs",
            "Relu",
            "Max",
            "Min",
            "Clip",
            "MaxPool",
            "GlobalMaxPool",
            "ReduceMax",
            "ReduceMin",
            "OneHot",
            "Constant",
            "ConstantOfShape",
            "EyeLike",
            "Trilu",
            "ReverseSequence",
            "Compress",
            "DepthToSpace",
            "SpaceToDepth",
            "SequenceConstruct",
            "SequenceAt",
            "SequenceInsert",
            "SplitToSequence",
            "ConcatFromSequence",
            "Optional",
            "OptionalGetElement");

    /** They look at a value's shape alone, or give truth values and indexes. */
    private static final Set<String> NOT_REAL = Set.of(
            "Shape",
            "Size",
            "SequenceLength",
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
            "Not",
            "And",
            "Or",
            "Xor",
            "QuantizeLinear",
            "OptionalHasElement");

    private static final Set<String> SHAPE_ONLY = Set.of("Shape", "Size", "SequenceLength", "OptionalHasElement");

    /** What is known of a value. */
    private record Known(boolean real, boolean rounded) {
        static final Known PLAIN = new Known(false, false);
        static final Known ROUNDED = new Known(true, true);
    }

    private final SequencedSet<String> found = new LinkedHashSet<>();

    private RoundedDecisions() {}

    /** The operator types that decide by rounded numbers, in the order of the graph; empty for most models. */
    public static SequencedSet<String> of(OnnxModel model) {
        var search = new RoundedDecisions();
        var graph = model.proto().getGraph();
        var scope = new HashMap<String, Known>();
        graph.getInputList().forEach(input -> scope.put(input.getName(), new Known(isReal(input.getType()), false)));
        search.graph(graph, scope);
        for (var function : model.proto().getFunctionsList()) {
            var inside = new HashMap<String, Known>();
            function.getInputList().forEach(name -> inside.put(name, Known.ROUNDED));
            function.getNodeList().forEach(node -> search.node(node, inside));
        }
        return Collections.unmodifiableSequencedSet(search.found);
    }

    private void graph(GraphProto graph, Map<String, Known> scope) {
        for (var constant : graph.getInitializerList()) {
            scope.put(constant.getName(), new Known(isReal(constant.getDataType()), false));
        }
        graph.getNodeList().forEach(node -> node(node, scope));
    }

    private void node(NodeProto node, Map<String, Known> scope) {
        var inputs = node.getInputList().stream()
                .map(name -> scope.getOrDefault(name, Known.PLAIN))
                .toList();
        boolean rounded = inputs.stream().anyMatch(Known::rounded);
        boolean real = isReal(node, inputs);
        if (rounded && decides(node, real)) {
            found.add(node.getOpType());
        }
        bodies(node, scope);
        var result = SHAPE_ONLY.contains(node.getOpType())
                ? Known.PLAIN
                : new Known(real, rounded || (real && !EXACT.contains(node.getOpType())));
        node.getOutputList().forEach(name -> scope.put(name, result));
    }

    private void bodies(NodeProto node, Map<String, Known> scope) {
        for (var attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                body(attribute.getG(), scope);
            }
            attribute.getGraphsList().forEach(body -> body(body, scope));
        }
    }

    /** The names of the scope around it are seen inside; what a body is handed is taken to be rounded. */
    private void body(GraphProto body, Map<String, Known> around) {
        var scope = new HashMap<>(around);
        body.getInputList().forEach(input -> scope.put(input.getName(), Known.ROUNDED));
        graph(body, scope);
    }

    private static boolean decides(NodeProto node, boolean real) {
        return switch (node.getOpType()) {
            case "Cast", "CastLike" -> !real;
            case "MaxPool" -> node.getOutputCount() > 1;
            default -> DECIDES.contains(node.getOpType());
        };
    }

    private static boolean isReal(NodeProto node, List<Known> inputs) {
        return switch (node.getOpType()) {
            case "Cast" ->
                attribute(node, "to").map(to -> isReal((int) to.getI())).orElse(true);
            case "CastLike", "Where" -> inputs.size() > 1 && inputs.get(1).real();
            case "OneHot" -> inputs.size() > 2 && inputs.get(2).real();
            case "Gather", "GatherElements", "GatherND", "Slice", "Reshape", "Expand", "Tile" ->
                !inputs.isEmpty() && inputs.getFirst().real();
            case "Constant" -> isRealConstant(node);
            case "ConstantOfShape" ->
                attribute(node, "value")
                        .map(value -> isReal(value.getT().getDataType()))
                        .orElse(true);
            default ->
                !NOT_REAL.contains(node.getOpType())
                        && (hasBody(node) || inputs.stream().anyMatch(Known::real));
        };
    }

    private static boolean hasBody(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    private static boolean isRealConstant(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(value -> value.hasF()
                        || value.getFloatsCount() > 0
                        || (value.hasT() && isReal(value.getT().getDataType())));
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private static boolean isReal(TypeProto type) {
        return !type.hasTensorType() || isReal(type.getTensorType().getElemType());
    }

    private static boolean isReal(int type) {
        return ElementType.ofNumber(type).map(ElementType::isFloatingPoint).orElse(true);
    }
}
