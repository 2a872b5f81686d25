package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto.DataType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A graph whose products with weights are of whole numbers. */
final class QuantisedGraph {
    private final GraphProto source;
    private final GraphProto.Builder graph;
    private final DynamicInt8Conversion.Scheme scheme;
    private final boolean tables;
    private final Map<String, TensorProto> weights = new HashMap<>();
    private final Map<String, Boolean> matrices;
    private final Set<String> quantisedWeights = new LinkedHashSet<>();
    private final Set<String> quantisedValues = new HashSet<>();

    private QuantisedGraph(GraphProto source, DynamicInt8Conversion.Scheme scheme, boolean tables) {
        this.source = source;
        this.scheme = scheme;
        this.tables = tables;
        graph = Surgery.withoutWeightsAmongInputs(source).clearNode().clearValueInfo();
        matrices = Matrix.uses(source);
        source.getInitializerList().stream()
                .filter(Weights::isFloat)
                .forEach(weight -> weights.put(weight.getName(), weight));
    }

    static GraphProto.Builder of(GraphProto source, DynamicInt8Conversion.Scheme scheme, boolean tables)
            throws ModelException {
        QuantisedGraph quantised = new QuantisedGraph(source, scheme, tables);
        for (NodeProto node : source.getNodeList()) {
            quantised.node(node);
        }
        if (quantised.quantisedWeights.isEmpty()) {
            throw Surgery.refused("NOTHING", "The model multiplies by no weight that would be quantised.");
        }
        quantised.dropUnused();
        return quantised.graph;
    }

    private void node(NodeProto node) throws ModelException {
        if (isProduct(node)) {
            product(node);
        } else if (isTable(node)) {
            table(node);
        } else {
            graph.addNode(node);
        }
    }

    private boolean isProduct(NodeProto node) {
        return node.getDomain().isEmpty()
                && (node.getOpType().equals("MatMul") || isPlainGemm(node))
                && matrices.containsKey(node.getInput(1));
    }

    /** A B + C, B turned around or not. */
    private static boolean isPlainGemm(NodeProto node) {
        return node.getOpType().equals("Gemm")
                && Matrix.attribute(node, "transA").isEmpty()
                && isOne(node, "alpha")
                && isOne(node, "beta");
    }

    private static boolean isOne(NodeProto node, String name) {
        return FloatValues.attribute(node, name).map(AttributeProto::getF).orElse(1f) == 1;
    }

    private boolean isTable(NodeProto node) {
        return tables
                && node.getDomain().isEmpty()
                && node.getOpType().equals("Gather")
                && weights.containsKey(node.getInput(0))
                && !matrices.containsKey(node.getInput(0));
    }

    private void product(NodeProto node) throws ModelException {
        String input = node.getInput(0);
        String weight = node.getInput(1);
        String output = node.getOutput(0);
        if (quantisedWeights.add(weight)) {
            boolean channelsFirst = matrices.getOrDefault(weight, false);
            add(QuantisedWeight.of(Matrix.of(weight(weight), channelsFirst), scheme));
        }
        quantise(input);
        boolean hasBias = node.getOpType().equals("Gemm")
                && node.getInputCount() > 2
                && !node.getInput(2).isEmpty();
        String sum = output + "_output_quantized";
        String scales = output + "_scales_mul";
        String unscaled = sum + "_cast_output";
        graph.addNode(Surgery.node("Mul", scales, input + "_scale", QuantisedWeight.scaleName(weight)));
        graph.addNode(Surgery.node(
                "MatMulInteger",
                sum,
                input + "_quantized",
                QuantisedWeight.numbersName(weight),
                input + "_zero_point",
                QuantisedWeight.zeroName(weight)));
        graph.addNode(Surgery.cast(sum, unscaled, DataType.FLOAT_VALUE));
        graph.addNode(Surgery.node("Mul", hasBias ? output + "_unbiased" : output, unscaled, scales));
        if (hasBias) {
            graph.addNode(Surgery.node("Add", output, output + "_unbiased", node.getInput(2)));
        }
    }

    /** One quantisation of a value serves every product with it. */
    private void quantise(String value) {
        if (quantisedValues.add(value)) {
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("DynamicQuantizeLinear")
                    .setName(value + "_QuantizeLinear")
                    .addInput(value)
                    .addOutput(value + "_quantized")
                    .addOutput(value + "_scale")
                    .addOutput(value + "_zero_point"));
        }
    }

    private void table(NodeProto node) throws ModelException {
        String weight = node.getInput(0);
        String output = node.getOutput(0);
        if (quantisedWeights.add(weight)) {
            add(QuantisedWeight.table(weight(weight)));
        }
        graph.addNode(node.toBuilder()
                .setInput(0, QuantisedWeight.numbersName(weight))
                .setOutput(0, output + "_quantized"));
        graph.addNode(Surgery.node(
                "DequantizeLinear",
                output,
                output + "_quantized",
                QuantisedWeight.scaleName(weight),
                QuantisedWeight.zeroName(weight)));
    }

    private TensorProto weight(String name) {
        return Objects.requireNonNull(weights.get(name));
    }

    private void add(QuantisedWeight weight) {
        graph.addInitializer(weight.numbers());
        graph.addInitializer(weight.scale());
        graph.addInitializer(weight.zero());
    }

    /** The weights in FLOAT of which nobody makes use any more. */
    private void dropUnused() {
        Set<String> used = new HashSet<>();
        graph.getNodeList().forEach(node -> used.addAll(node.getInputList()));
        source.getOutputList().forEach(output -> used.add(output.getName()));
        for (int i = graph.getInitializerCount() - 1; i >= 0; i--) {
            String name = graph.getInitializer(i).getName();
            if (quantisedWeights.contains(name) && !used.contains(name)) {
                graph.removeInitializer(i);
            }
        }
    }
}
