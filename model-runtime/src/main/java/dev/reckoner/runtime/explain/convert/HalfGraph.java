package dev.reckoner.runtime.explain.convert;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TensorProto.DataType;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;
import java.util.Set;

/** A graph whose FLOAT values are FLOAT16, but for its inputs and outputs. */
final class HalfGraph {
    /** Largest number of half precision, and the smallest above zero. */
    private static final float LARGEST = 65_504;

    private static final float SMALLEST = 0x1p-24f;

    /** They take no half precision at some version of the operator set, or on the CPU give it no meaning. */
    private static final Set<String> KEPT = Set.of(
            "NonMaxSuppression",
            "TopK",
            "RoiAlign",
            "Range",
            "CumSum",
            "Min",
            "Max",
            "Resize",
            "Upsample",
            "MatMulInteger",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear");

    private final GraphProto source;
    private final GraphProto.Builder graph;
    private final Set<String> floats;

    private HalfGraph(GraphProto source) throws ModelException {
        this.source = source;
        floats = FloatValues.of(source);
        graph = Surgery.withoutWeightsAmongInputs(source)
                .clearNode()
                .clearValueInfo()
                .clearInitializer();
    }

    static GraphProto.Builder of(GraphProto source) throws ModelException {
        HalfGraph half = new HalfGraph(source);
        if (half.floats.isEmpty() || source.getSparseInitializerCount() > 0) {
            throw Surgery.refused("NOTHING", "The model has no FLOAT numbers, or keeps them as sparse weights.");
        }
        half.inputs();
        for (TensorProto weight : source.getInitializerList()) {
            half.graph.addInitializer(half.half(weight));
        }
        for (NodeProto node : source.getNodeList()) {
            half.node(node);
        }
        half.outputs();
        return half.graph;
    }

    private void inputs() {
        for (ValueInfoProto input : graph.getInputList()) {
            if (floats.contains(input.getName())) {
                graph.addNode(Surgery.cast(input.getName(), inside(input.getName()), DataType.FLOAT16_VALUE));
            }
        }
    }

    private void outputs() {
        for (ValueInfoProto output : source.getOutputList()) {
            if (floats.contains(output.getName())) {
                graph.addNode(Surgery.cast(inside(output.getName()), output.getName(), DataType.FLOAT_VALUE));
            }
        }
    }

    /** The name that a value has between the casts at the borders. */
    private String inside(String name) {
        boolean isBorder = floats.contains(name)
                && (graph.getInputList().stream()
                                .anyMatch(input -> input.getName().equals(name))
                        || source.getOutputList().stream()
                                .anyMatch(output -> output.getName().equals(name)));
        return isBorder ? "reckoner/half/" + name : name;
    }

    private void node(NodeProto node) throws ModelException {
        NodeProto.Builder changed = node.toBuilder();
        if (KEPT.contains(node.getOpType()) || !node.getDomain().isEmpty()) {
            kept(changed);
            return;
        }
        for (int i = 0; i < node.getInputCount(); i++) {
            changed.setInput(i, inside(node.getInput(i)));
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            changed.setOutput(i, inside(node.getOutput(i)));
        }
        attributes(changed);
        graph.addNode(changed);
    }

    /** An operator in FLOAT between casts. */
    private void kept(NodeProto.Builder node) {
        String prefix = "reckoner/single/" + graph.getNodeCount() + "/";
        for (int i = 0; i < node.getInputCount(); i++) {
            String name = node.getInput(i);
            if (floats.contains(name)) {
                node.setInput(i, prefix + i);
                graph.addNode(Surgery.cast(inside(name), node.getInput(i), DataType.FLOAT_VALUE));
            }
        }
        List<String> outputs = List.copyOf(node.getOutputList());
        for (int i = 0; i < outputs.size(); i++) {
            if (floats.contains(outputs.get(i))) {
                node.setOutput(i, prefix + "out/" + i);
            }
        }
        graph.addNode(node);
        for (int i = 0; i < outputs.size(); i++) {
            if (floats.contains(outputs.get(i))) {
                graph.addNode(Surgery.cast(node.getOutput(i), inside(outputs.get(i)), DataType.FLOAT16_VALUE));
            }
        }
    }

    private void attributes(NodeProto.Builder node) throws ModelException {
        switch (node.getOpType()) {
            case "Cast" -> retype(node, "to");
            case "RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "EyeLike" ->
                retype(node, "dtype");
            case "Constant" -> node.setAttribute(0, constant(node.getAttribute(0)));
            case "ConstantOfShape" -> filler(node);
            default -> {}
        }
    }

    private static void retype(NodeProto.Builder node, String name) {
        for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
            if (attribute.getName().equals(name) && attribute.getI() == DataType.FLOAT_VALUE) {
                attribute.setI(DataType.FLOAT16_VALUE);
            }
        }
    }

    private AttributeProto constant(AttributeProto value) throws ModelException {
        return switch (value.getName()) {
            case "value_float" -> Surgery.tensor("value", half(number(List.of(), value.getF())));
            case "value_floats" -> {
                float[] numbers = new float[value.getFloatsCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = value.getFloats(i);
                }
                yield Surgery.tensor("value", half(number(List.of((long) numbers.length), numbers)));
            }
            case "value" -> Surgery.tensor("value", half(value.getT()));
            default -> value;
        };
    }

    /** Zeros of FLOAT unless the model says otherwise. */
    private void filler(NodeProto.Builder node) throws ModelException {
        TensorProto value = node.getAttributeCount() > 0 ? node.getAttribute(0).getT() : number(List.of(1L), 0);
        node.clearAttribute().addAttribute(Surgery.tensor("value", half(value)));
    }

    private static TensorProto number(List<Long> dims, float... values) {
        return TensorProtos.toProto(Tensor.ofFloats(dims, values), "");
    }

    private TensorProto half(TensorProto weight) throws ModelException {
        if (!Weights.isFloat(weight)) {
            return weight;
        }
        float[] values = Weights.of(weight);
        for (int i = 0; i < values.length; i++) {
            values[i] = inRange(values[i]);
        }
        return Weights.half(weight, values);
    }

    private static float inRange(float value) {
        if (value == 0 || !Float.isFinite(value)) {
            return value;
        }
        return Math.copySign(Math.clamp(Math.abs(value), SMALLEST, LARGEST), value);
    }
}
