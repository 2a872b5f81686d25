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

/**
 * Element types and numbers of dimensions of the values that one scope sees, as far as a model says them without being run. A
 * name means something else in each branch, body and function: what one of them says of it holds in no other.
 */
final class KnownValues {
    private final Map<String, ElementType> types;
    private final Map<String, Integer> ranks;
    /** What the scope's own graph declares of values that its operators make, by name. */
    private final Map<String, ValueInfoProto> declared = new HashMap<>();

    private KnownValues(Map<String, ElementType> types, Map<String, Integer> ranks) {
        this.types = new HashMap<>(types);
        this.ranks = new HashMap<>(ranks);
    }

    /** Of a function, which sees nothing but what it is handed. */
    static KnownValues none() {
        return new KnownValues(Map.of(), Map.of());
    }

    /** Of a graph in this scope, which sees what was made before it. */
    KnownValues inside(GraphProto graph) {
        var inner = new KnownValues(types, ranks);
        graph.getValueInfoList().forEach(value -> inner.declared.put(value.getName(), value));
        graph.getInputList().forEach(inner::learn);
        graph.getInitializerList().forEach(weight -> inner.learn(weight.getName(), weight));
        graph.getSparseInitializerList()
                .forEach(weight -> inner.forget(weight.getValues().getName()));
        return inner;
    }

    /** Passes an operator: its results take the places of what had their names, and a constant says what it holds. */
    void pass(NodeProto node) {
        for (String output : node.getOutputList()) {
            forget(output);
            Optional.ofNullable(declared.get(output)).ifPresent(this::learn);
        }
        if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
            Nodes.attribute(node, "value")
                    .filter(AttributeProto::hasT)
                    .map(AttributeProto::getT)
                    .ifPresent(tensor -> learn(node.getOutput(0), tensor));
        }
    }

    private void forget(String name) {
        types.remove(name);
        ranks.remove(name);
    }

    private void learn(ValueInfoProto value) {
        forget(value.getName());
        TypeProto.Tensor tensor = value.getType().getTensorType();
        ElementType.ofNumber(tensor.getElemType()).ifPresent(type -> types.put(value.getName(), type));
        if (tensor.hasShape()) {
            ranks.put(value.getName(), tensor.getShape().getDimCount());
        }
    }

    private void learn(String name, TensorProto tensor) {
        forget(name);
        ElementType.ofNumber(tensor.getDataType()).ifPresent(type -> types.put(name, type));
        ranks.put(name, tensor.getDimsCount());
    }

    /** Nothing is known of an input that is left out. */
    Optional<ElementType> type(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.ofNullable(types.get(value));
    }

    Optional<Integer> rank(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.ofNullable(ranks.get(value));
    }
}
