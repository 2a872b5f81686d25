package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import java.util.List;
import java.util.Set;

/** The operators that go through graphs of their own, and those graphs. */
final class Bodies {
    private static final Set<String> CONTROL = Set.of("If", "Loop", "Scan");

    private Bodies() {}

    /** Writes the operators of a graph out. */
    @FunctionalInterface
    interface Writer {
        void write(GraphProto body, Scope scope) throws ModelException;
    }

    static boolean isControl(NodeProto node) {
        return Nodes.isStandard(node) && CONTROL.contains(node.getOpType());
    }

    static GraphProto body(NodeProto node, String attribute) throws ModelException {
        return Nodes.attribute(node, attribute)
                .filter(found -> found.hasG())
                .orElseThrow(() -> new ModelException(
                        "RT-MODEL-UNROLL", "A " + node.getOpType() + " has no graph '" + attribute + "'."))
                .getG();
    }

    static void require(boolean fits, NodeProto node) throws ModelException {
        if (!fits) {
            throw new ModelException(
                    "RT-MODEL-UNROLL",
                    "The graph inside a " + node.getOpType() + " does not fit what goes in and comes out.");
        }
    }

    /** The names under which the outputs of a graph are there. */
    static List<String> outputs(GraphProto body, Scope scope) {
        return body.getOutputList().stream()
                .map(output -> scope.use(output.getName()))
                .toList();
    }

    /** How many of a Scan's inputs are sequences. */
    static int sequences(NodeProto scan) {
        return (int) Nodes.integer(scan, "num_scan_inputs", 0);
    }

    /** Number {@code index} of a list of numbers; 0 where it is not given. */
    static long listed(NodeProto node, String attribute, int index) {
        return Nodes.attribute(node, attribute)
                .filter(found -> index < found.getIntsCount())
                .map(found -> found.getInts(index))
                .orElse(0L);
    }
}
