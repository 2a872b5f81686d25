package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.util.HashSet;
import java.util.Set;

/** A graph in which FLOAT values that operators compute are rounded before they are used. */
final class RoundedGraph {
    /** They hand numbers on, and what they get is rounded already. */
    private static final Set<String> EXACT = Set.of(
            "Constant",
            "ConstantOfShape",
            "Identity",
            "Reshape",
            "Transpose",
            "Slice",
            "Split",
            "Concat",
            "Gather",
            "GatherElements",
            "GatherND",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "Expand",
            "Tile",
            "Relu",
            "MaxPool",
            "Max",
            "Min",
            "Neg",
            "Abs",
            "Pad",
            "Where");

    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "Conv", "ConvTranspose", "Einsum");

    private final GraphProto.Builder graph;
    private final NumberRounding rounding;
    private final RoundingScope scope;
    private final boolean roundsResults;
    private final Set<String> floats;
    private final Set<String> rounded = new HashSet<>();

    private RoundedGraph(GraphProto source, NumberRounding rounding, RoundingScope scope, boolean roundsResults)
            throws ModelException {
        this.rounding = rounding;
        this.scope = scope;
        this.roundsResults = roundsResults;
        floats = FloatValues.of(source);
        graph = source.toBuilder().clearNode().clearValueInfo();
    }

    /**
     * @param source a graph whose weights are rounded already
     * @param roundsResults false if operators round only what they take
     */
    static GraphProto.Builder of(GraphProto source, NumberRounding rounding, RoundingScope scope, boolean roundsResults)
            throws ModelException {
        RoundedGraph rounded = new RoundedGraph(source, rounding, scope, roundsResults);
        source.getInitializerList().forEach(weight -> rounded.rounded.add(weight.getName()));
        rounding.prepare(rounded.graph);
        for (NodeProto node : source.getNodeList()) {
            rounded.node(node);
        }
        return rounded.graph;
    }

    private void node(NodeProto node) throws ModelException {
        boolean isProduct = PRODUCTS.contains(node.getOpType());
        if (isProduct || (scope == RoundingScope.ALL && !EXACT.contains(node.getOpType()))) {
            roundingNode(node, isProduct);
            return;
        }
        NodeProto.Builder changed = node.toBuilder();
        if (node.getOpType().equals("Constant")) {
            changed.getAttributeBuilder(0).setT(narrow(node.getAttribute(0).getT()));
        }
        graph.addNode(changed);
    }

    private void roundingNode(NodeProto node, boolean isProduct) {
        NodeProto.Builder changed = node.toBuilder();
        for (int i = 0; isProduct && i < node.getInputCount(); i++) {
            if (floats.contains(node.getInput(i)) && !rounded.contains(node.getInput(i))) {
                changed.setInput(i, factor(node.getInput(i)));
            }
        }
        if (!roundsResults) {
            graph.addNode(changed);
            return;
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (floats.contains(node.getOutput(i))) {
                changed.setOutput(i, "reckoner/exact/" + node.getOutput(i));
            }
        }
        graph.addNode(changed);
        for (String output : node.getOutputList()) {
            if (floats.contains(output)) {
                rounding.round(graph, "reckoner/exact/" + output, output);
                rounded.add(output);
            }
        }
    }

    /** A factor of a product, rounded once for all products with it. */
    private String factor(String value) {
        String factor = "reckoner/factor/" + value;
        if (rounded.add(factor)) {
            rounding.round(graph, value, factor);
        }
        return factor;
    }

    /** Constants and weights in the narrower format; weights that are rounded already stay what they are. */
    private TensorProto narrow(TensorProto weight) throws ModelException {
        if (!Weights.isFloat(weight)) {
            return weight;
        }
        float[] values = Weights.of(weight);
        for (int i = 0; i < values.length; i++) {
            values[i] = rounding.constant(values[i]);
        }
        return Weights.with(weight, values);
    }
}
