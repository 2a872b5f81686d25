package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.List;
import java.util.Optional;

/**
 * Operators of operator set 6 as ones of set 7, the first that ONNX Runtime has all kernels for. Between the two, arithmetic
 * came to line shapes up from the right, as NumPy does, where it had an attribute to say from which axis on; what only
 * training needs went away. The ONNX change log of operators has both.
 */
final class OperatorSetSix {
    private static final int SEVEN = 7;

    /** A second input begins at this axis of the first; as the pools and activations have it, the channels'. */
    private static final int CHANNELS = 1;

    private final NodeProto node;
    private final String prefix;

    private OperatorSetSix(NodeProto node) {
        this.node = node;
        this.prefix = Bridge.PREFIX + String.join("/", node.getOutputList()) + "/";
    }

    static boolean isOne(String domain, long version) {
        return (domain.isEmpty() || domain.equals("ai.onnx")) && version == SEVEN - 1;
    }

    /**
     * The operators that compute the same in set 7; empty if there are none, as for training.
     *
     * @param known tells the number of dimensions of some values
     */
    static Optional<List<NodeProto>> rewritten(NodeProto node, KnownValues known) {
        return new OperatorSetSix(node).operators(known);
    }

    private Optional<List<NodeProto>> operators(KnownValues known) {
        if (node.getInputCount() < 2) {
            return ofOneInput();
        }
        return switch (node.getOpType()) {
            case "Add", "Sub", "Mul", "Div", "Pow", "And", "Or", "Xor", "Equal", "Greater", "Less" -> broadcast(known);
            case "Gemm" -> only(Nodes.without(node, "broadcast"));
            case "RNN", "GRU", "LSTM" -> only(Nodes.without(node, "output_sequence"));
            case "PRelu" -> Optional.of(aligned(node, CHANNELS, 1));
            case "BatchNormalization" -> tested();
            default -> only(node.toBuilder());
        };
    }

    private Optional<List<NodeProto>> ofOneInput() {
        return switch (node.getOpType()) {
            case "Dropout" -> tested();
            case "Upsample" -> upsample();
            default -> only(node.toBuilder());
        };
    }

    /** In set 7 both are as they are in use; as they were in training, they are not. */
    private Optional<List<NodeProto>> tested() {
        return Nodes.integer(node, "is_test", 0) == 1 ? only(Nodes.without(node, "is_test")) : Optional.empty();
    }

    private static Optional<List<NodeProto>> only(NodeProto.Builder changed) {
        return Optional.of(List.of(changed.build()));
    }

    private Optional<List<NodeProto>> broadcast(KnownValues known) {
        NodeProto plain = Nodes.without(node, "broadcast", "axis").build();
        boolean fromTheRight = Nodes.integer(node, "broadcast", 0) == 0
                || Nodes.attribute(node, "axis").isEmpty();
        if (fromTheRight) {
            return Optional.of(List.of(plain));
        }
        long axis = Nodes.integer(node, "axis", 0);
        return known.rank(node.getInput(1)).filter(rank -> axis >= 0).map(rank -> aligned(plain, axis, rank));
    }

    /** With as many dimensions of 1 behind those of the second input as the first one has beyond its end. */
    private List<NodeProto> aligned(NodeProto plain, long axis, int rank) {
        var beyond = Nodes.node("Slice", prefix + "beyond", prefix + "shape")
                .addAttribute(Nodes.integers("axes", 0L))
                .addAttribute(Nodes.integers("starts", axis + rank))
                .addAttribute(Nodes.integers("ends", Long.MAX_VALUE));
        var concat = Nodes.node("Concat", prefix + "target", prefix + "own", prefix + "ones")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0));
        return List.of(
                Nodes.node("Shape", prefix + "shape", node.getInput(0)).build(),
                Nodes.node("Shape", prefix + "own", node.getInput(1)).build(),
                beyond.build(),
                Nodes.constant(prefix + "zero", 0L).build(),
                Nodes.constant(prefix + "one", 1L).build(),
                Nodes.node("Mul", prefix + "zeros", prefix + "beyond", prefix + "zero")
                        .build(),
                Nodes.node("Add", prefix + "ones", prefix + "zeros", prefix + "one")
                        .build(),
                concat.build(),
                Nodes.node("Reshape", prefix + "aligned", node.getInput(1), prefix + "target")
                        .build(),
                plain.toBuilder().setInput(1, prefix + "aligned").build());
    }

    private Optional<List<NodeProto>> upsample() {
        return Nodes.attribute(node, "height_scale").isEmpty()
                ? only(node.toBuilder())
                : only(Nodes.without(node, "height_scale", "width_scale")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("scales")
                                .setType(AttributeProto.AttributeType.FLOATS)
                                .addAllFloats(List.of(1f, 1f, scale("height_scale"), scale("width_scale")))));
    }

    private float scale(String name) {
        return Nodes.attribute(node, name).map(AttributeProto::getF).orElse(1f);
    }
}
