package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a model decides by numbers that were rounded on the way: an ArgMax over scores, a comparison with a threshold, a
 * quantisation by the data's own scale. Floating-point rounding differs between machines, and at a near tie the smallest
 * difference turns into another result altogether, for which no error bound holds.
 *
 * <p>Follows, through the graph, which values are floating point and which have gone through arithmetic. Copies, casts and
 * comparisons of inputs and constants are exact everywhere and decide nothing; an operator that is on no list of
 * {@link Continuity} decides whatever it is fed with. Bodies and local functions are taken to be fed with rounded numbers.
 */
public final class RoundedDecisions {
    /** They give truth values, indexes and whole numbers. */
    private static final Set<String> NOT_REAL = Set.of(
            "Shape",
            "Size",
            "SequenceLength",
            "OptionalHasElement",
            "ArgMax",
            "ArgMin",
            "NonZero",
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
            "Xor");

    /** They make floating-point numbers of whole ones. */
    private static final Set<String> REAL =
            Set.of("BlackmanWindow", "HammingWindow", "HannWindow", "TfIdfVectorizer", "DequantizeLinear");

    private static final int LEAST_BITS = 16;

    /** What is known of a value. */
    private record Known(boolean real, boolean rounded) {
        static final Known PLAIN = new Known(false, false);
        static final Known ROUNDED = new Known(true, true);
    }

    private final SequencedSet<String> found = new LinkedHashSet<>();
    private final Set<List<String>> functions;

    private RoundedDecisions(OnnxModel model) {
        functions = model.proto().getFunctionsList().stream()
                .map(function -> List.of(function.getDomain(), function.getName()))
                .collect(Collectors.toSet());
    }

    /** The operator types that decide by rounded numbers, in the order of the graph; empty for most models. */
    public static SequencedSet<String> of(OnnxModel model) {
        var search = new RoundedDecisions(model);
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
        Known result = result(node, inputs);
        bodies(node, scope);
        node.getOutputList().forEach(name -> scope.put(name, result));
    }

    private Known result(NodeProto node, List<Known> inputs) {
        if (functions.contains(List.of(node.getDomain(), node.getOpType()))) {
            return Known.ROUNDED;
        }
        boolean rounded = inputs.stream().anyMatch(Known::rounded);
        boolean real = isReal(node, inputs);
        Continuity continuity = Continuity.of(node);
        if (continuity == Continuity.DECIDES
                || (continuity == Continuity.JUMPS && rounded && jumps(node, real, inputs))) {
            found.add(node.getOpType());
        }
        return switch (continuity) {
            case OF_SHAPE -> Known.PLAIN;
            case EXACT -> new Known(real, rounded);
            case CONTINUOUS, JUMPS -> new Known(real, rounded || (real && !isCast(node)));
            case DECIDES -> Known.ROUNDED;
        };
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

    /** A cast jumps where it makes whole numbers, or floating-point ones so short that the next one is far away. */
    private static boolean jumps(NodeProto node, boolean real, List<Known> inputs) {
        if (!isCast(node)) {
            return true;
        }
        return !inputs.isEmpty() && inputs.getFirst().real() && (!real || isShort(node));
    }

    private static boolean isCast(NodeProto node) {
        return Set.of("Cast", "CastLike", "BitCast").contains(node.getOpType());
    }

    private static boolean isShort(NodeProto node) {
        return Nodes.attribute(node, "to")
                .flatMap(to -> ElementType.ofNumber((int) to.getI()))
                .filter(type -> type.bits() < LEAST_BITS)
                .isPresent();
    }

    private static boolean isReal(NodeProto node, List<Known> inputs) {
        return switch (node.getOpType()) {
            case "Cast", "BitCast" ->
                Nodes.attribute(node, "to").map(to -> isReal((int) to.getI())).orElse(true);
            case "CastLike", "Where" -> inputs.size() > 1 && inputs.get(1).real();
            case "OneHot" -> inputs.size() > 2 && inputs.get(2).real();
            case "Gather", "GatherElements", "GatherND", "Slice", "Reshape", "Expand", "Tile" ->
                !inputs.isEmpty() && inputs.getFirst().real();
            case "Constant" -> isRealConstant(node);
            case "ConstantOfShape" ->
                Nodes.attribute(node, "value")
                        .map(value -> isReal(value.getT().getDataType()))
                        .orElse(true);
            default ->
                !NOT_REAL.contains(node.getOpType())
                        && (REAL.contains(node.getOpType())
                                || hasBody(node)
                                || inputs.stream().anyMatch(Known::real));
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

    private static boolean isReal(TypeProto type) {
        return !type.hasTensorType() || isReal(type.getTensorType().getElemType());
    }

    private static boolean isReal(int type) {
        return ElementType.ofNumber(type).map(ElementType::isFloatingPoint).orElse(true);
    }
}
