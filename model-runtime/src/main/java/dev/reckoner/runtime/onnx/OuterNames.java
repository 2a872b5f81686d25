package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** Names that the nested graphs of an operator take from the graphs around them. */
final class OuterNames {
    private OuterNames() {}

    /** In the order of their first use. */
    static SequencedSet<String> of(NodeProto node) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            graphs(attribute).forEach(graph -> names.addAll(of(graph)));
        }
        return names;
    }

    private static Stream<GraphProto> graphs(AttributeProto attribute) {
        return attribute.hasG() ? Stream.of(attribute.getG()) : attribute.getGraphsList().stream();
    }

    private static SequencedSet<String> of(GraphProto graph) {
        Set<String> known = new HashSet<>();
        graph.getInputList().forEach(input -> known.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> known.add(tensor.getName()));
        graph.getSparseInitializerList()
                .forEach(sparse -> known.add(sparse.getValues().getName()));
        SequencedSet<String> outer = new LinkedHashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            Stream.concat(node.getInputList().stream(), of(node).stream())
                    .filter(name -> !name.isEmpty() && !known.contains(name))
                    .forEach(outer::add);
            known.addAll(node.getOutputList());
        }
        graph.getOutputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !known.contains(name))
                .forEach(outer::add);
        return outer;
    }
}
