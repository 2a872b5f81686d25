package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.TensorProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operators that ONNX Runtime has no kernel for, written with ones that it has and that do the same arithmetic in the same
 * order: recurrences that begin with the batch, those of operator set 6, and texts normalised by the language of a machine.
 */
public final class Equivalents {
    private static final long SEVEN = 7;

    private final boolean isSix;
    /** Of the graph and those around it. */
    private final Map<String, Integer> ranks = new HashMap<>();

    private boolean isImpossible;

    private Equivalents(boolean isSix) {
        this.isSix = isSix;
    }

    /** The model in which they are replaced; the same object where there are none. */
    public static ModelProto of(ModelProto model) {
        boolean isSix = model.getFunctionsCount() == 0
                && model.getOpsetImportList().stream()
                        .anyMatch(each -> OperatorSetSix.isOne(each.getDomain(), each.getVersion()));
        var search = new boolean[] {isSix};
        ModelParts.nodes(model, node -> search[0] |= Nodes.isStandard(node) && isLacking(node));
        return search[0] ? new Equivalents(isSix).model(model) : model;
    }

    private static boolean isLacking(NodeProto node) {
        return BatchwiseRecurrence.isOne(node) || isOfNoLocale(node);
    }

    private ModelProto model(ModelProto model) {
        ModelProto.Builder changed = model.toBuilder().setGraph(graph(model.getGraph()));
        for (int i = 0; i < model.getFunctionsCount(); i++) {
            List<NodeProto> nodes = nodes(model.getFunctions(i).getNodeList());
            changed.getFunctionsBuilder(i).clearNode().addAllNode(nodes);
        }
        if (isSix) {
            changed.getOpsetImportBuilderList().stream()
                    .filter(each -> OperatorSetSix.isOne(each.getDomain(), each.getVersion()))
                    .forEach((OperatorSetIdProto.Builder each) -> each.setVersion(SEVEN));
        }
        return isImpossible ? model : changed.build();
    }

    private GraphProto graph(GraphProto graph) {
        graph.getInputList().forEach(this::know);
        graph.getValueInfoList().forEach(this::know);
        graph.getInitializerList().forEach(weight -> ranks.put(weight.getName(), weight.getDimsCount()));
        return graph.toBuilder()
                .clearNode()
                .addAllNode(nodes(graph.getNodeList()))
                .build();
    }

    private void know(ValueInfoProto value) {
        if (value.getType().getTensorType().hasShape()) {
            ranks.put(
                    value.getName(), value.getType().getTensorType().getShape().getDimCount());
        }
    }

    private List<NodeProto> nodes(List<NodeProto> nodes) {
        List<NodeProto> all = new ArrayList<>(nodes.size());
        for (NodeProto node : nodes) {
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
                Nodes.attribute(node, "value")
                        .map(AttributeProto::getT)
                        .map(TensorProto::getDimsCount)
                        .ifPresent(rank -> ranks.put(node.getOutput(0), rank));
            }
            all.addAll(node(withBodies(node)));
        }
        return all;
    }

    private NodeProto withBodies(NodeProto node) {
        NodeProto.Builder changed = node.toBuilder();
        changed.getAttributeBuilderList().forEach(attribute -> {
            if (attribute.hasG()) {
                attribute.setG(graph(attribute.getG()));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                attribute.setGraphs(i, graph(attribute.getGraphs(i)));
            }
        });
        return changed.build();
    }

    private List<NodeProto> node(NodeProto node) {
        if (!Nodes.isStandard(node) || node.getOutputCount() == 0) {
            return List.of(node);
        }
        if (BatchwiseRecurrence.isOne(node)) {
            return BatchwiseRecurrence.rewritten(node);
        }
        if (isOfNoLocale(node)) {
            return List.of(inNeutralLocale(node));
        }
        if (!isSix) {
            return List.of(node);
        }
        Optional<List<NodeProto>> seven = OperatorSetSix.rewritten(node, ranks);
        isImpossible |= seven.isEmpty();
        return seven.orElse(List.of(node));
    }

    /** ONNX Runtime takes American English unless the model names a locale, and fails on a Linux where that is not installed. */
    private static boolean isOfNoLocale(NodeProto node) {
        return node.getOpType().equals("StringNormalizer")
                && Nodes.attribute(node, "locale").isEmpty()
                && System.getProperty("os.name").equals("Linux");
    }

    /** Every Linux has this one, with the same upper and lower case for all languages but Turkish and its like. */
    private static NodeProto inNeutralLocale(NodeProto node) {
        return node.toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("locale")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(com.google.protobuf.ByteString.copyFromUtf8("C.UTF-8")))
                .build();
    }
}
