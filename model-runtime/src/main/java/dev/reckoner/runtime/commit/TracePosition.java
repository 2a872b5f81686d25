package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value in a trace.
 *
 * @param node index of the operator in the main graph; of the one in whose bodies it lies for a value of a nested graph
 * @param output position among the outputs of the operator that makes it, unnamed ones counted
 * @param path the operator's place: {@code 12} in the main graph, {@code 12/body#3/4} for the fifth operator of the body's fourth pass
 * @param name name of the value
 */
public record TracePosition(int node, int output, String path, String name) {
    /**
     * Every value of the main graph, in the order of the operators and of their outputs; that order is the order of the leaves.
     * What happens inside the bodies of If, Loop and Scan is part of what their operator gives and has no leaf of its own here.
     */
    public static List<TracePosition> of(OperatorGraph graph) {
        List<TracePosition> positions = new ArrayList<>();
        for (Operator operator : graph.operators()) {
            List<String> outputs = operator.node().getOutputList();
            for (int i = 0; i < outputs.size(); i++) {
                if (!outputs.get(i).isEmpty()) {
                    positions.add(
                            new TracePosition(operator.index(), i, Integer.toString(operator.index()), outputs.get(i)));
                }
            }
        }
        return List.copyOf(positions);
    }
}
