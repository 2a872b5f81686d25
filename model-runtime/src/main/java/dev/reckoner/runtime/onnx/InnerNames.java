package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Graphs inside an operator that moves to another graph, with the names that the values they take from outside have there. */
final class InnerNames {
    private InnerNames() {}

    static List<AttributeProto> renamed(NodeProto node, Scope scope) {
        if (scope.isMain()) {
            return node.getAttributeList();
        }
        Map<String, String> names = new HashMap<>();
        OuterNames.of(node).forEach(name -> names.put(name, scope.use(name)));
        return renamed(node.getAttributeList(), names);
    }

    private static List<AttributeProto> renamed(List<AttributeProto> attributes, Map<String, String> names) {
        return attributes.stream().map(each -> renamed(each, names)).toList();
    }

    private static AttributeProto renamed(AttributeProto attribute, Map<String, String> names) {
        AttributeProto.Builder changed = attribute.toBuilder();
        if (attribute.hasG()) {
            changed.setG(renamed(attribute.getG(), names));
        }
        for (int i = 0; i < attribute.getGraphsCount(); i++) {
            changed.setGraphs(i, renamed(attribute.getGraphs(i), names));
        }
        return changed.build();
    }

    private static GraphProto renamed(GraphProto graph, Map<String, String> names) {
        Map<String, String> outer = new HashMap<>(names);
        outer.keySet().removeAll(own(graph));
        GraphProto.Builder changed = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            NodeProto.Builder moved = node.toBuilder().clearInput().clearAttribute();
            node.getInputList().forEach(name -> moved.addInput(outer.getOrDefault(name, name)));
            changed.addNode(moved.addAllAttribute(renamed(node.getAttributeList(), outer)));
        }
        for (ValueInfoProto.Builder output : changed.getOutputBuilderList()) {
            output.setName(outer.getOrDefault(output.getName(), output.getName()));
        }
        return changed.build();
    }

    private static Set<String> own(GraphProto graph) {
        Set<String> own = new HashSet<>();
        Stream.of(
                        graph.getInputList().stream().map(ValueInfoProto::getName),
                        graph.getInitializerList().stream().map(tensor -> tensor.getName()),
                        graph.getSparseInitializerList().stream()
                                .map(sparse -> sparse.getValues().getName()),
                        graph.getNodeList().stream().flatMap(node -> node.getOutputList().stream()))
                .flatMap(names -> names)
                .forEach(own::add);
        return own;
    }
}
