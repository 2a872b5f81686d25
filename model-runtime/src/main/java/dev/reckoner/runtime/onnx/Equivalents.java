package dev.reckoner.runtime.onnx;

import com.google.protobuf.ByteString;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operators that ONNX Runtime has no kernel for, written with ones that it has and that do the same arithmetic in the same
 * order: recurrences that begin with the batch, choices among narrow integers, operator set 6, and texts normalised by the
 * language of a machine.
 */
public final class Equivalents {
    private static final long SEVEN = 7;

    private final boolean isSix;
    private boolean isChanged;
    private boolean isImpossible;

    private Equivalents(boolean isSix) {
        this.isSix = isSix;
        this.isChanged = isSix;
    }

    /** The model in which they are replaced; the same object where there are none, or where one cannot be replaced. */
    public static ModelProto of(ModelProto model) {
        boolean isSix = model.getFunctionsCount() == 0
                && model.getOpsetImportList().stream()
                        .anyMatch(each -> OperatorSetSix.isOne(each.getDomain(), each.getVersion()));
        var all = new Equivalents(isSix);
        ModelProto changed = all.model(model);
        return all.isChanged && !all.isImpossible ? changed : model;
    }

    private ModelProto model(ModelProto model) {
        ModelProto.Builder changed = model.toBuilder().setGraph(graph(model.getGraph(), KnownValues.none()));
        for (int i = 0; i < model.getFunctionsCount(); i++) {
            List<NodeProto> nodes = nodes(model.getFunctions(i).getNodeList(), KnownValues.none());
            changed.getFunctionsBuilder(i).clearNode().addAllNode(nodes);
        }
        if (isSix) {
            changed.getOpsetImportBuilderList().stream()
                    .filter(each -> OperatorSetSix.isOne(each.getDomain(), each.getVersion()))
                    .forEach(each -> each.setVersion(SEVEN));
        }
        return changed.build();
    }

    private GraphProto graph(GraphProto graph, KnownValues around) {
        return graph.toBuilder()
                .clearNode()
                .addAllNode(nodes(graph.getNodeList(), around.inside(graph)))
                .build();
    }

    private List<NodeProto> nodes(List<NodeProto> nodes, KnownValues known) {
        List<NodeProto> all = new ArrayList<>(nodes.size());
        for (NodeProto node : nodes) {
            NodeProto whole = hasBodies(node) ? withBodies(node, known) : node;
            boolean isOurs = Nodes.isStandard(node) && node.getOutputCount() > 0;
            Optional<List<NodeProto>> others = isOurs ? others(whole, known) : Optional.empty();
            known.pass(node);
            isChanged |= others.isPresent();
            all.addAll(others.orElse(List.of(whole)));
        }
        return all;
    }

    private static boolean hasBodies(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    private NodeProto withBodies(NodeProto node, KnownValues known) {
        NodeProto.Builder changed = node.toBuilder();
        changed.getAttributeBuilderList().forEach(attribute -> {
            if (attribute.hasG()) {
                attribute.setG(graph(attribute.getG(), known));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                attribute.setGraphs(i, graph(attribute.getGraphs(i), known));
            }
        });
        return changed.build();
    }

    /** Empty for an operator that stays. */
    private Optional<List<NodeProto>> others(NodeProto node, KnownValues known) {
        if (isSix) {
            Optional<List<NodeProto>> seven = OperatorSetSix.rewritten(node, known);
            isImpossible |= seven.isEmpty();
            return seven;
        }
        if (BatchwiseRecurrence.isOne(node)) {
            return Optional.of(BatchwiseRecurrence.rewritten(node));
        }
        return isOfNoLocale(node) ? Optional.of(List.of(inNeutralLocale(node))) : NarrowIntegers.rewritten(node, known);
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
                        .setS(ByteString.copyFromUtf8("C.UTF-8")))
                .build();
    }
}
