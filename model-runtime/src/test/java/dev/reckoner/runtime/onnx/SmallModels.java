package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorShapeProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;

/** Models of one or two operators. */
public final class SmallModels {
    private SmallModels() {}

    /** y = x + w, with x of a free length. */
    public static ModelProto addition(float... weights) {
        Tensor w = Tensor.ofFloats(List.of((long) weights.length), weights);
        return model(
                GraphProto.newBuilder()
                        .addInput(value("x", tensor(ElementType.FLOAT, "n")))
                        .addInitializer(TensorProtos.toProto(w, "w")),
                node("Add", "y", "x", "w"),
                tensor(ElementType.FLOAT, "n"));
    }

    /** y = operator(x), both of one type. */
    public static ModelProto unary(String operator, TypeProto type) {
        return model(GraphProto.newBuilder().addInput(value("x", type)), node(operator, "y", "x"), type);
    }

    /** The graph with one more node, whose output y is the model's. */
    public static ModelProto model(GraphProto.Builder graph, NodeProto.Builder node, TypeProto output) {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph.setName("g").addNode(node).addOutput(value("y", output)))
                .build();
    }

    public static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs));
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static ValueInfoProto value(String name, TypeProto type) {
        return ValueInfoProto.newBuilder().setName(name).setType(type).build();
    }

    /** A tensor type with named free dimensions. */
    public static TypeProto tensor(ElementType type, String... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String dim : dims) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(dim));
        }
        return TypeProto.newBuilder()
                .setTensorType(
                        TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(shape))
                .build();
    }

    public static TypeProto sequence(TypeProto element) {
        return TypeProto.newBuilder()
                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(element))
                .build();
    }

    public static TypeProto optional(TypeProto element) {
        return TypeProto.newBuilder()
                .setOptionalType(TypeProto.Optional.newBuilder().setElemType(element))
                .build();
    }
}
