package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Where a model draws random numbers, so that two honest runs differ. Bodies and local functions count. */
public final class RandomOperators {
    private static final Set<String> RANDOM = Set.of(
            "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli");

    /** Of ONNX Runtime's own, {@code com.microsoft}. */
    private static final Set<String> CONTRIBUTED = Set.of("Sampling");

    /** Position of training_mode among the inputs of operators that draw in training only. */
    private static final Map<String, Integer> TRAINING_MODES =
            Map.of("Dropout", 2, "BitmaskDropout", 2, "BiasDropout", 4, "BitmaskBiasDropout", 4);

    private final SequencedSet<String> found = new LinkedHashSet<>();

    private RandomOperators() {}

    /** The operator types that draw, in the order of the graph; empty for most models. */
    public static SequencedSet<String> of(OnnxModel model) {
        var search = new RandomOperators();
        search.graph(model.proto().getGraph(), Set.of());
        model.proto().getFunctionsList().forEach(function -> search.nodes(function.getNodeList(), new HashSet<>()));
        return search.found;
    }

    /** True if the operator draws whatever its inputs are. */
    public static boolean isAlways(NodeProto node) {
        return RANDOM.contains(node.getOpType())
                || (node.getDomain().equals("com.microsoft") && CONTRIBUTED.contains(node.getOpType()));
    }

    /** The constants that are false, of the scopes around it, are seen inside. */
    private void graph(GraphProto graph, Set<String> around) {
        var no = new HashSet<>(around);
        graph.getInitializerList().forEach(constant -> know(constant.getName(), isFalse(constant), no));
        // An initializer that is an input too may be given another value.
        graph.getInputList().forEach(input -> no.remove(input.getName()));
        nodes(graph.getNodeList(), no);
    }

    private void nodes(List<NodeProto> nodes, Set<String> no) {
        for (var node : nodes) {
            if (isAlways(node) || isTraining(node, no)) {
                found.add(node.getOpType());
            }
            for (var attribute : node.getAttributeList()) {
                bodies(attribute).forEach(body -> graph(body, no));
            }
            boolean constant = node.getOpType().equals("Constant")
                    && node.getAttributeList().stream().anyMatch(value -> value.hasT() && isFalse(value.getT()));
            node.getOutputList().forEach(name -> know(name, constant, no));
        }
    }

    private static List<GraphProto> bodies(AttributeProto attribute) {
        return attribute.hasG() ? List.of(attribute.getG()) : attribute.getGraphsList();
    }

    private static boolean isTraining(NodeProto node, Set<String> no) {
        int place = TRAINING_MODES.getOrDefault(node.getOpType(), Integer.MAX_VALUE);
        if (node.getInputCount() <= place) {
            return false;
        }
        String mode = node.getInput(place);
        return !mode.isEmpty() && !no.contains(mode);
    }

    private static void know(String name, boolean isFalse, Set<String> no) {
        if (isFalse) {
            no.add(name);
        } else {
            no.remove(name);
        }
    }

    private static boolean isFalse(TensorProto constant) {
        return constant.getDataType() == TensorProto.DataType.BOOL.getNumber()
                && constant.getExternalDataCount() == 0
                && constant.getInt32DataList().stream().allMatch(bit -> bit == 0)
                && constant.getRawData().toByteArray().length + constant.getInt32DataCount() > 0
                && isZero(constant.getRawData().toByteArray());
    }

    private static boolean isZero(byte... bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
