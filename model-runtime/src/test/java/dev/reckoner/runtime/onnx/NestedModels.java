package dev.reckoner.runtime.onnx;

import static dev.reckoner.runtime.onnx.SmallModels.integer;
import static dev.reckoner.runtime.onnx.SmallModels.node;
import static dev.reckoner.runtime.onnx.SmallModels.tensor;
import static dev.reckoner.runtime.onnx.SmallModels.value;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** Models whose arithmetic lies in bodies and functions. */
public final class NestedModels {
    /** Width of the square products. */
    public static final int WIDTH = 6;

    private static final TypeProto NUMBERS = tensor(ElementType.FLOAT, "n", "w");
    private static final TypeProto WHOLE = tensor(ElementType.INT64);
    private static final TypeProto FLAG = tensor(ElementType.BOOL);

    private NestedModels() {}

    /**
     * Operator 0 is a Loop of {@code passes} passes, in each of which {@code v = tanh(v W + x)}, with x from outside; outputs y, the
     * last v, and all, every v; operator 1 adds x to y.
     */
    public static ModelProto loop(int passes) {
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", WHOLE))
                .addInput(value("go", FLAG))
                .addInput(value("v", NUMBERS))
                .addInitializer(TensorProtos.toProto(weights(1), "W"))
                .addNode(node("MatMul", "product", "v", "W"))
                .addNode(node("Add", "sum", "product", "x"))
                .addNode(node("Tanh", "next", "sum"))
                .addNode(node("Identity", "on", "go"))
                .addOutput(value("on", FLAG))
                .addOutput(value("next", NUMBERS))
                .addOutput(value("next", NUMBERS));
        // The same value twice is not allowed as outputs of two names.
        body.addNode(node("Identity", "seen", "next"));
        body.setOutput(2, value("seen", NUMBERS));
        return model(GraphProto.newBuilder()
                .addInput(value("x", NUMBERS))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), passes), "M"))
                .addNode(node("Loop", "last", "M", "", "x").addOutput("all").addAttribute(graph("body", body)))
                .addNode(node("Add", "y", "last", "x"))
                .addOutput(value("y", NUMBERS))
                .addOutput(value("all", tensor(ElementType.FLOAT, "p", "n", "w"))));
    }

    /** An If on the flag: a product with one weight and Relu, or with another and Tanh. */
    public static ModelProto branches() {
        GraphProto.Builder then = GraphProto.newBuilder()
                .setName("then")
                .addInitializer(TensorProtos.toProto(weights(2), "W"))
                .addNode(node("MatMul", "product", "x", "W"))
                .addNode(node("Relu", "r", "product"))
                .addOutput(value("r", NUMBERS));
        GraphProto.Builder otherwise = GraphProto.newBuilder()
                .setName("else")
                .addInitializer(TensorProtos.toProto(weights(3), "W2"))
                .addNode(node("MatMul", "product2", "x", "W2"))
                .addNode(node("Tanh", "t", "product2"))
                .addOutput(value("t", NUMBERS));
        return model(GraphProto.newBuilder()
                .addInput(value("flag", FLAG))
                .addInput(value("x", NUMBERS))
                .addNode(node("If", "y", "flag")
                        .addAttribute(graph("then_branch", then))
                        .addAttribute(graph("else_branch", otherwise)))
                .addOutput(value("y", NUMBERS)));
    }

    /** A Loop in which an If takes one way in the first two passes and the other one afterwards. */
    public static ModelProto branchInLoop() {
        GraphProto.Builder then = GraphProto.newBuilder()
                .setName("then")
                .addNode(node("Tanh", "a", "product"))
                .addOutput(value("a", NUMBERS));
        GraphProto.Builder otherwise = GraphProto.newBuilder()
                .setName("else")
                .addNode(node("Sigmoid", "b", "product"))
                .addOutput(value("b", NUMBERS));
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", WHOLE))
                .addInput(value("go", FLAG))
                .addInput(value("v", NUMBERS))
                .addInitializer(TensorProtos.toProto(weights(1), "W"))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), 2), "two"))
                .addNode(node("MatMul", "product", "v", "W"))
                .addNode(node("Less", "early", "i", "two"))
                .addNode(node("If", "next", "early")
                        .addAttribute(graph("then_branch", then))
                        .addAttribute(graph("else_branch", otherwise)))
                .addNode(node("Identity", "on", "go"))
                .addOutput(value("on", FLAG))
                .addOutput(value("next", NUMBERS));
        return model(GraphProto.newBuilder()
                .addInput(value("x", NUMBERS))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), 4), "M"))
                .addNode(node("Loop", "y", "M", "", "x").addAttribute(graph("body", body)))
                .addOutput(value("y", NUMBERS)));
    }

    /** A Scan backwards over the columns of x, whose sums so far are put together along the columns, the last one first. */
    public static ModelProto backwardScan() {
        TypeProto row = tensor(ElementType.FLOAT, "n");
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("s", row))
                .addInput(value("column", row))
                .addNode(node("Add", "sum", "s", "column"))
                .addNode(node("Tanh", "t", "sum"))
                .addOutput(value("sum", row))
                .addOutput(value("t", row));
        return model(GraphProto.newBuilder()
                .addInput(value("start", row))
                .addInput(value("x", NUMBERS))
                .addNode(node("Scan", "total", "start", "x")
                        .addOutput("y")
                        .addAttribute(graph("body", body))
                        .addAttribute(integer("num_scan_inputs", 1))
                        .addAttribute(Nodes.integers("scan_input_axes", 1L))
                        .addAttribute(Nodes.integers("scan_input_directions", 1L))
                        .addAttribute(Nodes.integers("scan_output_axes", 1L))
                        .addAttribute(Nodes.integers("scan_output_directions", 1L)))
                .addOutput(value("total", row))
                .addOutput(value("y", NUMBERS)));
    }

    /** A function that calls another one, with an attribute that the call gives and one that it leaves to its default. */
    public static ModelProto functions() {
        FunctionProto leaky = FunctionProto.newBuilder()
                .setDomain("test")
                .setName("Leaky")
                .addInput("a")
                .addOutput("b")
                .addAttribute("slope")
                .addNode(node("LeakyRelu", "b", "a")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("alpha")
                                .setRefAttrName("slope")
                                .setType(AttributeProto.AttributeType.FLOAT)))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .build();
        FunctionProto layer = FunctionProto.newBuilder()
                .setDomain("test")
                .setName("Layer")
                .addInput("a")
                .addInput("w")
                .addOutput("c")
                .addAttributeProto(real("slope", 0.25f))
                .addNode(node("MatMul", "m", "a", "w"))
                .addNode(node("Leaky", "c", "m")
                        .setDomain("test")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("slope")
                                .setRefAttrName("slope")
                                .setType(AttributeProto.AttributeType.FLOAT)))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("test").setVersion(1))
                .build();
        return model(GraphProto.newBuilder()
                        .addInput(value("x", NUMBERS))
                        .addInitializer(TensorProtos.toProto(weights(4), "w"))
                        .addNode(node("Layer", "h", "x", "w").setDomain("test"))
                        .addNode(node("Layer", "y", "h", "w").setDomain("test").addAttribute(real("slope", 0.125f)))
                        .addOutput(value("y", NUMBERS)))
                .toBuilder()
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("test").setVersion(1))
                .addFunctions(leaky)
                .addFunctions(layer)
                .build();
    }

    /** Random rows for x, and what else the model wants. */
    public static SequencedMap<String, OnnxValue> inputs(ModelProto model) {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        for (ValueInfoProto input : model.getGraph().getInputList()) {
            inputs.put(
                    input.getName(),
                    switch (input.getName()) {
                        case "flag" -> Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1);
                        case "start" -> numbers(7, 3);
                        default -> numbers(8, 3, WIDTH);
                    });
        }
        return inputs;
    }

    private static ModelProto model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph.setName("g"))
                .build();
    }

    private static Tensor weights(long seed) {
        return numbers(seed, WIDTH, WIDTH);
    }

    private static Tensor numbers(long seed, int... dims) {
        List<Long> shape = Arrays.stream(dims).mapToObj(Long::valueOf).toList();
        Random random = new Random(seed);
        float[] values = new float[Arrays.stream(dims).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() / 2);
        }
        return Tensor.ofFloats(shape, values);
    }

    private static AttributeProto graph(String name, GraphProto.Builder graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    private static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }
}
