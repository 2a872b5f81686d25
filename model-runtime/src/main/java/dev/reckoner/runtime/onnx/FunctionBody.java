package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.FunctionProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operators of a function with the attributes of one call (ONNX IR, "Functions"): given ones, else the defaults. */
final class FunctionBody {
    private final Map<String, AttributeProto> given = new HashMap<>();

    private FunctionBody(FunctionProto function, NodeProto call) {
        function.getAttributeProtoList().forEach(attribute -> given.put(attribute.getName(), attribute));
        call.getAttributeList().forEach(attribute -> given.put(attribute.getName(), attribute));
    }

    static List<NodeProto> of(FunctionProto function, NodeProto call) {
        return new FunctionBody(function, call).nodes(function.getNodeList());
    }

    private List<NodeProto> nodes(List<NodeProto> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private NodeProto node(NodeProto node) {
        List<AttributeProto> attributes = new ArrayList<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getRefAttrName().isEmpty()) {
                attributes.add(inside(attribute));
            } else if (given.containsKey(attribute.getRefAttrName())) {
                attributes.add(given.get(attribute.getRefAttrName()).toBuilder()
                        .setName(attribute.getName())
                        .build());
            }
        }
        return node.toBuilder().clearAttribute().addAllAttribute(attributes).build();
    }

    /** Graphs inside refer to the attributes of the call as well. */
    private AttributeProto inside(AttributeProto attribute) {
        AttributeProto.Builder changed = attribute.toBuilder();
        if (attribute.hasG()) {
            changed.setG(graph(attribute.getG()));
        }
        for (int i = 0; i < attribute.getGraphsCount(); i++) {
            changed.setGraphs(i, graph(attribute.getGraphs(i)));
        }
        return changed.build();
    }

    private GraphProto graph(GraphProto graph) {
        return graph.toBuilder()
                .clearNode()
                .addAllNode(nodes(graph.getNodeList()))
                .build();
    }
}
