package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;
import java.util.Set;

/**
 * A graph in which every FLOAT value that an operator computes is rounded to bfloat16 before it is used.
 *
 * <p>Old operator sets have no cast to bfloat16, so it is done with arithmetic: with c = (2^16 + 1) x the difference c - (c - x)
 * is x rounded to the 8 digits of bfloat16 (Veltkamp's splitting; Boldo, "Pitfalls of a full floating-point proof", IJCAR
 * 2006). Numbers of 1e30 and more would overflow, which in practice only constants are: they are cut down to that.
 */
final class RoundedGraph {
    private static final String FACTOR = "reckoner/rounded/factor";
    private static final float LARGEST = 1e30f;

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

    private final GraphProto.Builder graph;
    private final Set<String> floats;

    private RoundedGraph(GraphProto source) throws ModelException {
        floats = FloatValues.of(source);
        graph = source.toBuilder().clearNode().clearValueInfo();
    }

    static GraphProto.Builder of(GraphProto source) throws ModelException {
        RoundedGraph rounded = new RoundedGraph(source);
        rounded.graph.addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of(), 0x1p16f + 1), FACTOR));
        for (int i = 0; i < source.getInitializerCount(); i++) {
            rounded.graph.setInitializer(i, limited(source.getInitializer(i)));
        }
        for (NodeProto node : source.getNodeList()) {
            rounded.node(node);
        }
        return rounded.graph;
    }

    private void node(NodeProto node) throws ModelException {
        NodeProto.Builder changed = node.toBuilder();
        if (EXACT.contains(node.getOpType())) {
            if (node.getOpType().equals("Constant")) {
                changed.getAttributeBuilder(0).setT(limited(node.getAttribute(0).getT()));
            }
            graph.addNode(changed);
            return;
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (floats.contains(node.getOutput(i))) {
                changed.setOutput(i, "reckoner/exact/" + node.getOutput(i));
            }
        }
        graph.addNode(changed);
        node.getOutputList().stream().filter(floats::contains).forEach(this::round);
    }

    private void round(String value) {
        String exact = "reckoner/exact/" + value;
        graph.addNode(Surgery.node("Mul", exact + "/scaled", exact, FACTOR));
        graph.addNode(Surgery.node("Sub", exact + "/rest", exact + "/scaled", exact));
        graph.addNode(Surgery.node("Sub", value, exact + "/scaled", exact + "/rest"));
    }

    private static TensorProto limited(TensorProto weight) throws ModelException {
        if (!Weights.isFloat(weight)) {
            return weight;
        }
        float[] values = Weights.of(weight);
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > LARGEST && Float.isFinite(values[i])) {
                values[i] = Math.copySign(LARGEST, values[i]);
                any = true;
            }
        }
        return any ? Weights.with(weight, values) : weight;
    }
}
