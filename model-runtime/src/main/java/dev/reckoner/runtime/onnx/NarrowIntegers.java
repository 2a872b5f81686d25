package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Operators that choose among whole numbers and that ONNX Runtime has for wider ones only, between casts that lose nothing; and
 * truth values taken for bytes, which a cast gives as well.
 */
final class NarrowIntegers {
    private static final Set<ElementType> SIXTEEN_BITS = Set.of(ElementType.INT16, ElementType.UINT16);

    /** Types without a kernel by operator. */
    private static final Map<String, Set<ElementType>> LACKING = Map.of(
            "Max",
            SIXTEEN_BITS,
            "Min",
            SIXTEEN_BITS,
            "Where",
            Set.of(ElementType.INT8, ElementType.INT16, ElementType.UINT16),
            "BitCast",
            Set.of(ElementType.BOOL));

    private NarrowIntegers() {}

    /** The operators that do the same; empty if ONNX Runtime has this one, or the types are not known. */
    static Optional<List<NodeProto>> rewritten(NodeProto node, KnownValues known) {
        Set<ElementType> lacking = LACKING.getOrDefault(node.getOpType(), Set.of());
        return values(node).stream()
                .flatMap(value -> known.type(value).stream())
                .filter(lacking::contains)
                .findFirst()
                .map(type -> node.getOpType().equals("BitCast") ? cast(node) : widened(node, type));
    }

    /** The condition of a choice is not among what is chosen. */
    private static List<String> values(NodeProto node) {
        return node.getInputList().subList(Math.min(first(node), node.getInputCount()), node.getInputCount());
    }

    private static int first(NodeProto node) {
        return node.getOpType().equals("Where") ? 1 : 0;
    }

    private static List<NodeProto> cast(NodeProto node) {
        return List.of(node.toBuilder().setOpType("Cast").build());
    }

    private static List<NodeProto> widened(NodeProto node, ElementType type) {
        String prefix = Bridge.PREFIX + node.getOutput(0) + "/";
        List<NodeProto> all = new ArrayList<>();
        NodeProto.Builder wide = node.toBuilder().setOutput(0, prefix + "wide");
        for (int i = first(node); i < node.getInputCount(); i++) {
            all.add(Nodes.cast(prefix + i, node.getInput(i), ElementType.INT32));
            wide.setInput(i, prefix + i);
        }
        all.add(wide.build());
        all.add(Nodes.cast(node.getOutput(0), prefix + "wide", type));
        return all;
    }
}
