package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries values through a model that the caller's programming interface cannot hand over: such an input becomes a constant of
 * an edited model, or nodes that build it from constants; such an output is cast to a wider type or taken apart.
 *
 * <p>The graph between is left as it is, so the arithmetic is the same.
 */
public final class Bridge {
    static final String PREFIX = "reckoner/bridge/";

    private final ModelProto.Builder model;
    private final GraphProto.Builder graph;
    private final List<NodeProto> before = new ArrayList<>();
    private final Map<String, ValueInfoProto> declared = new LinkedHashMap<>();

    /** Begins an edit of a copy of the model. */
    public Bridge(OnnxModel source) {
        model = source.proto().toBuilder();
        graph = model.getGraphBuilder();
        graph.getInputList().forEach(input -> declared.put(input.getName(), input));
    }

    /** Makes an input a constant. */
    public void embed(String input, OnnxValue value) {
        remove(input);
        TypeProto type = declared.getOrDefault(input, ValueInfoProto.getDefaultInstance())
                .getType();
        if (value instanceof Tensor tensor && type.hasOptionalType()) {
            build(input, OptionalValue.of(tensor), type);
        } else {
            build(input, value, type);
        }
    }

    /** Replaces an output by its cast to a wider type, under the same place among the outputs. */
    public void widen(String output, ElementType readable) {
        replace(output, valueName(output));
        graph.addNode(Nodes.cast(valueName(output), output, readable));
    }

    /** Replaces an output, a sequence, by the sequence of its elements cast to a wider type. Takes operator set 17. */
    public void widenElements(String output, ElementType declaredType, ElementType readable) {
        replace(output, valueName(output));
        GraphProto body = GraphProto.newBuilder()
                .setName("widen")
                .addInput(value(PREFIX + "narrow", declaredType))
                .addOutput(value(PREFIX + "wide", readable))
                .addNode(Nodes.cast(PREFIX + "wide", PREFIX + "narrow", readable))
                .build();
        graph.addNode(NodeProto.newBuilder()
                .setOpType("SequenceMap")
                .addInput(output)
                .addOutput(valueName(output))
                .addAttribute(subgraph("body", body)));
    }

    /**
     * Replaces an output, an optional, by two: whether it holds something, and what it holds, which is an empty tensor or
     * sequence where it holds nothing.
     */
    public void unpack(String output, TypeProto type) {
        replace(output, valueName(output));
        graph.addOutput(ValueInfoProto.newBuilder().setName(presenceName(output)));
        graph.addNode(NodeProto.newBuilder()
                .setOpType("OptionalHasElement")
                .addInput(output)
                .addOutput(presenceName(output)));
        NodeProto get = NodeProto.newBuilder()
                .setOpType("OptionalGetElement")
                .addInput(output)
                .addOutput(PREFIX + "held")
                .build();
        graph.addNode(NodeProto.newBuilder()
                .setOpType("If")
                .addInput(presenceName(output))
                .addOutput(valueName(output))
                .addAttribute(subgraph("then_branch", branch(get)))
                .addAttribute(subgraph(
                        "else_branch", branch(emptyValue(type.getOptionalType().getElemType())))));
    }

    private static GraphProto branch(NodeProto node) {
        return GraphProto.newBuilder()
                .setName("branch")
                .addNode(node)
                .addOutput(ValueInfoProto.newBuilder().setName(node.getOutput(0)))
                .build();
    }

    /** What an absent optional yields: both branches of an If must have an output of the same type, and nobody reads this one. */
    private static NodeProto emptyValue(TypeProto type) {
        NodeProto.Builder node = NodeProto.newBuilder().addOutput(PREFIX + "nothing");
        if (type.hasSequenceType()) {
            TypeProto element = type.getSequenceType().getElemType();
            return node.setOpType("SequenceEmpty")
                    .addAttribute(integer("dtype", element.getTensorType().getElemType()))
                    .build();
        }
        return node.setOpType("Constant")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(TensorProto.newBuilder()
                                .setDataType(type.getTensorType().getElemType())
                                .addDims(0)))
                .build();
    }

    /** Name of the output that stands for one of the source model. */
    public static String valueName(String output) {
        return PREFIX + output;
    }

    /** Name of the output that says whether an optional one of the source model holds something. */
    public static String presenceName(String output) {
        return PREFIX + "has/" + output;
    }

    private void replace(String output, String by) {
        for (int i = 0; i < graph.getOutputCount(); i++) {
            if (graph.getOutput(i).getName().equals(output)) {
                graph.setOutput(i, ValueInfoProto.newBuilder().setName(by));
            }
        }
    }

    /** The edited model. */
    public ModelProto build() {
        List<NodeProto> nodes = new ArrayList<>(before);
        nodes.addAll(graph.getNodeList());
        graph.clearNode().addAllNode(nodes);
        return model.build();
    }

    /** Before version 4 of the format a constant had to be listed among the inputs, too. */
    private void remove(String input) {
        for (int i = graph.getInitializerCount() - 1; i >= 0; i--) {
            if (graph.getInitializer(i).getName().equals(input)) {
                graph.removeInitializer(i);
            }
        }
        boolean listed = model.getIrVersion() < 4;
        for (int i = graph.getInputCount() - 1; i >= 0 && !listed; i--) {
            if (graph.getInput(i).getName().equals(input)) {
                graph.removeInput(i);
            }
        }
    }

    private void build(String name, OnnxValue value, TypeProto type) {
        switch (value) {
            case Tensor tensor -> graph.addInitializer(TensorProtos.toProto(tensor, name));
            case TensorSequence sequence -> before.add(sequence(name, sequence, type));
            case OptionalValue optional -> before.add(optional(name, optional, type));
        }
    }

    private NodeProto sequence(String name, TensorSequence sequence, TypeProto type) {
        NodeProto.Builder node = NodeProto.newBuilder().addOutput(name);
        if (sequence.tensors().isEmpty()) {
            TypeProto element = type.getSequenceType().getElemType();
            return node.setOpType("SequenceEmpty")
                    .addAttribute(integer("dtype", element.getTensorType().getElemType()))
                    .build();
        }
        for (int i = 0; i < sequence.tensors().size(); i++) {
            String element = PREFIX + name + "/" + i;
            graph.addInitializer(TensorProtos.toProto(sequence.tensors().get(i), element));
            node.addInput(element);
        }
        return node.setOpType("SequenceConstruct").build();
    }

    private NodeProto optional(String name, OptionalValue optional, TypeProto type) {
        TypeProto inner = type.getOptionalType().getElemType();
        NodeProto.Builder node = NodeProto.newBuilder().setOpType("Optional").addOutput(name);
        if (optional.value().isEmpty()) {
            return node.addAttribute(AttributeProto.newBuilder()
                            .setName("type")
                            .setType(AttributeProto.AttributeType.TYPE_PROTO)
                            .setTp(inner))
                    .build();
        }
        build(PREFIX + name, optional.value().get(), inner);
        return node.addInput(PREFIX + name).build();
    }

    private static ValueInfoProto value(String name, ElementType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.number())))
                .build();
    }

    private static AttributeProto subgraph(String name, GraphProto graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
