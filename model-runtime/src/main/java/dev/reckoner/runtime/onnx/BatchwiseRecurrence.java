package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * RNN, GRU and LSTM whose tensors begin with the batch ({@code layout = 1}, which ONNX Runtime lacks), as ones whose tensors begin
 * with the sequence, between transpositions. Shapes as in the ONNX operator documentation.
 */
final class BatchwiseRecurrence {
    private static final Set<String> OPERATORS = Set.of("RNN", "GRU", "LSTM");
    private static final int SEQUENCE = 0;
    private static final List<Integer> INITIAL_STATES = List.of(5, 6);
    private static final Long[] FIRST_TWO_SWAPPED = {1L, 0L, 2L};

    private final String prefix;
    private final NodeProto.Builder node;
    private final List<NodeProto> all = new ArrayList<>();

    private BatchwiseRecurrence(NodeProto node) {
        this.prefix = Bridge.PREFIX + String.join("/", node.getOutputList()) + "/";
        this.node = Nodes.without(node, "layout");
    }

    static boolean isOne(NodeProto node) {
        return OPERATORS.contains(node.getOpType()) && Nodes.integer(node, "layout", 0) == 1;
    }

    /** The operators that compute the same. */
    static List<NodeProto> rewritten(NodeProto node) {
        return new BatchwiseRecurrence(node).operators();
    }

    private List<NodeProto> operators() {
        List<NodeProto> after = new ArrayList<>();
        input(SEQUENCE);
        INITIAL_STATES.forEach(this::input);
        for (int i = 0; i < node.getOutputCount(); i++) {
            // Y [sequence, directions, batch, hidden], then the last states [directions, batch, hidden].
            output(i, after, i == 0 ? new Long[] {2L, 0L, 1L, 3L} : FIRST_TWO_SWAPPED);
        }
        all.add(node.build());
        all.addAll(after);
        return all;
    }

    private void input(int index) {
        if (index < node.getInputCount() && !node.getInput(index).isEmpty()) {
            String swapped = prefix + "in" + index;
            all.add(Nodes.transpose(swapped, node.getInput(index), FIRST_TWO_SWAPPED)
                    .build());
            node.setInput(index, swapped);
        }
    }

    private void output(int index, List<NodeProto> after, Long... order) {
        String wanted = node.getOutput(index);
        if (!wanted.isEmpty()) {
            node.setOutput(index, prefix + "out" + index);
            after.add(Nodes.transpose(wanted, node.getOutput(index), order).build());
        }
    }
}
