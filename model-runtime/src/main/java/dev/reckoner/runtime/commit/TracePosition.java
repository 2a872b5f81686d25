package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.Place;
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
     * Every value of a graph, in the order of the operators and of their outputs; that order is the order of the leaves. In a graph
     * that was written out those of bodies and functions stand before those of the operator itself; what only takes values apart or
     * puts them together between the graphs is not the model's and has no leaf.
     */
    public static List<TracePosition> of(OperatorGraph graph) {
        List<TracePosition> positions = new ArrayList<>();
        for (Operator operator : graph.operators()) {
            Place place = operator.place();
            List<String> outputs =
                    place.isAuxiliary() ? List.of() : operator.node().getOutputList();
            for (int i = 0; i < outputs.size(); i++) {
                if (!outputs.get(i).isEmpty()) {
                    positions.add(new TracePosition(
                            place.root(), place.output() + i, place.path(), place.ownName(outputs.get(i))));
                }
            }
        }
        return List.copyOf(positions);
    }

    /** The name of the value in the graph that was written out; in the main graph its own. */
    public String valueName() {
        return Place.valueName(path, name);
    }
}
