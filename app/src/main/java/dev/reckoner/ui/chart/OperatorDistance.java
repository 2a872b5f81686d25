package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.OperatorError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How near operators are to one of them: over how many values it leads to them, or they to it. */
final class OperatorDistance {
    /** What neither takes from the operator nor gives to it comes after all that does. */
    private static final double APART = 1e6;

    private OperatorDistance() {}

    /**
     * Distances by place in the list.
     *
     * @param edges which operator hands a value to which; where there are none, distance in the order of the graph
     * @param centre place of the operator in the middle
     */
    static double[] of(List<OperatorError> operators, OperatorEdges edges, int centre) {
        double[] distances = new double[operators.size()];
        Map<Integer, Integer> after = steps(edges, operators.get(centre).index(), true);
        Map<Integer, Integer> before = steps(edges, operators.get(centre).index(), false);
        for (int place = 0; place < distances.length; place++) {
            int index = operators.get(place).index();
            double inOrder = distance(Math.abs(place - centre), place > centre);
            if (edges.edges().isEmpty() || place == centre) {
                distances[place] = inOrder;
            } else if (after.containsKey(index)) {
                distances[place] = distance(after.getOrDefault(index, 0), true);
            } else if (before.containsKey(index)) {
                distances[place] = distance(before.getOrDefault(index, 0), false);
            } else {
                distances[place] = APART + inOrder;
            }
        }
        return distances;
    }

    /** What comes after counts as nearer than what comes before: it shows where the error goes. */
    private static int distance(int steps, boolean after) {
        return after ? 2 * steps - 1 : 3 * steps;
    }

    private static Map<Integer, Integer> steps(OperatorEdges graph, int from, boolean forward) {
        Map<Integer, List<Integer>> next = new HashMap<>();
        graph.edges()
                .forEach(edge -> next.computeIfAbsent(forward ? edge.from() : edge.to(), any -> new ArrayList<>())
                        .add(forward ? edge.to() : edge.from()));
        Map<Integer, Integer> steps = new HashMap<>(Map.of(from, 0));
        var waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            int at = waiting.poll();
            for (int other : next.getOrDefault(at, List.of())) {
                if (steps.putIfAbsent(other, steps.getOrDefault(at, 0) + 1) == null) {
                    waiting.add(other);
                }
            }
        }
        return steps;
    }
}
