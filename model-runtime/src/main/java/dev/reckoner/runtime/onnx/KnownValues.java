package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Element types and numbers of dimensions of values, as far as a model says them without being run. */
final class KnownValues {
    private final Map<String, ElementType> types = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    /** Learns what a graph declares and stores. */
    void learn(GraphProto graph) {
        graph.getInputList().forEach(this::learn);
        graph.getValueInfoList().forEach(this::learn);
        graph.getInitializerList().forEach(weight -> learn(weight.getName(), weight));
    }

    private void learn(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        ElementType.ofNumber(tensor.getElemType()).ifPresent(type -> types.put(value.getName(), type));
        if (tensor.hasShape()) {
            ranks.put(value.getName(), tensor.getShape().getDimCount());
        }
    }

    /** Learns what a constant holds. */
    void learn(NodeProto node) {
        if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
            Nodes.attribute(node, "value")
                    .map(AttributeProto::getT)
                    .ifPresent(tensor -> learn(node.getOutput(0), tensor));
        }
    }

    private void learn(String name, TensorProto tensor) {
        ElementType.ofNumber(tensor.getDataType()).ifPresent(type -> types.put(name, type));
        ranks.put(name, tensor.getDimsCount());
    }

    Optional<ElementType> type(String value) {
        return Optional.ofNullable(types.get(value));
    }

    Optional<Integer> rank(String value) {
        return Optional.ofNullable(ranks.get(value));
    }
}
