package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading operators and making them. */
final class Nodes {
    private Nodes() {}

    /** True for an operator of the standard's own domain. */
    static boolean isStandard(NodeProto node) {
        return node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** Value of a whole-number attribute. */
    static long integer(NodeProto node, String name, long otherwise) {
        return attribute(node, name).map(AttributeProto::getI).orElse(otherwise);
    }

    /** The operator without attributes of these names. */
    static NodeProto.Builder without(NodeProto node, String... names) {
        Set<String> unwanted = Set.of(names);
        return node.toBuilder()
                .clearAttribute()
                .addAllAttribute(node.getAttributeList().stream()
                        .filter(attribute -> !unwanted.contains(attribute.getName()))
                        .toList());
    }

    /** An operator with one output. */
    static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs));
    }

    static NodeProto.Builder transpose(String output, String input, Long... order) {
        return node("Transpose", output, input).addAttribute(integers("perm", order));
    }

    static NodeProto cast(String output, String input, ElementType type) {
        return node("Cast", output, input)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(type.number()))
                .build();
    }

    /** A vector of whole numbers. */
    static NodeProto.Builder constant(String output, Long... values) {
        return node("Constant", output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(TensorProto.newBuilder()
                                .setDataType(TensorProto.DataType.INT64_VALUE)
                                .addDims(values.length)
                                .addAllInt64Data(List.of(values))));
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, Long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(values))
                .build();
    }
}
