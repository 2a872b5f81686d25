package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;

/** Models of a few hundred bytes that take all the time or all the memory there is. Each takes floats x and gives floats y. */
public final class ExhaustingModels {
    private ExhaustingModels() {}

    /** Changes the sign of x as often as a machine can count, which takes longer than anybody waits. */
    public static ModelProto endless() {
        return loop(SmallModels.node("Neg", "v2", "v").build(), Long.MAX_VALUE);
    }

    /** Puts x behind itself sixty times: 2^60 elements in the end, if it came to that. */
    public static ModelProto growing() {
        var concat = SmallModels.node("Concat", "v2", "v", "v").addAttribute(SmallModels.integer("axis", 0));
        return loop(concat.build(), 60);
    }

    /** Repeats x in one go, and gives the sum. */
    public static ModelProto repeating(long elements) {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), elements), "shape"))
                .addNode(SmallModels.node("Expand", "many", "x", "shape"));
        return SmallModels.model(
                graph, SmallModels.node("ReduceSum", "y", "many"), SmallModels.tensor(ElementType.FLOAT, "m"));
    }

    private static ModelProto loop(dev.reckoner.runtime.onnx.proto.NodeProto step, long rounds) {
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(SmallModels.value("i", SmallModels.tensor(ElementType.INT64)))
                .addInput(SmallModels.value("c", SmallModels.tensor(ElementType.BOOL)))
                .addInput(SmallModels.value("v", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addNode(SmallModels.node("Identity", "c2", "c"))
                .addNode(step)
                .addOutput(SmallModels.value("c2", SmallModels.tensor(ElementType.BOOL)))
                .addOutput(SmallModels.value("v2", SmallModels.tensor(ElementType.FLOAT, "n2")))
                .build();
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(), rounds), "rounds"))
                .addInitializer(TensorProtos.toProto(Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1), "go"));
        var loop = SmallModels.node("Loop", "y", "rounds", "go", "x")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body));
        return SmallModels.model(graph, loop, SmallModels.tensor(ElementType.FLOAT, "m"));
    }
}
