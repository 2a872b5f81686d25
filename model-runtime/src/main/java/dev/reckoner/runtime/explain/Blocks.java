package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.onnx.Operator;
import dev.reckoner.runtime.onnx.OperatorGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The repeated blocks of a model, such as the layers of a transformer, found by the graph alone: places that everything goes
 * through in one value of one shape, and between which the same operators come again and again.
 *
 * @param boundaries the value before the first block, and the one after each
 */
record Blocks(List<String> boundaries) {
    /** Number of blocks; 0 where a model has none. */
    int count() {
        return Math.max(0, boundaries.size() - 1);
    }

    /** @param shapes of the values by name */
    static Blocks of(OperatorGraph graph, Map<String, List<Long>> shapes) {
        List<Integer> cuts = cuts(graph, shapes);
        List<String> segments = segments(graph, cuts);
        int bestPeriod = 0;
        int bestEnd = 0;
        int bestCount = 1;
        for (int period = 1; period <= segments.size() / 2; period++) {
            int run = 0;
            for (int i = 0; i + period < segments.size(); i++) {
                run = segments.get(i).equals(segments.get(i + period)) ? run + 1 : 0;
                int count = run / period + 1;
                boolean isLater = period == bestPeriod && count == bestCount;
                if (count > 1 && (isLater || count * period > bestCount * bestPeriod)) {
                    bestPeriod = period;
                    bestCount = count;
                    bestEnd = i + period;
                }
            }
        }
        List<String> boundaries = new ArrayList<>();
        for (int block = bestCount; bestPeriod > 0 && block >= 0; block--) {
            int cut = cuts.get(bestEnd + 1 - block * bestPeriod);
            boundaries.add(graph.operators().get(cut).outputs().getFirst());
        }
        return new Blocks(boundaries);
    }

    /** Operators after which one value of its shape is all that later ones use. */
    private static List<Integer> cuts(OperatorGraph graph, Map<String, List<Long>> shapes) {
        List<Integer> cuts = new ArrayList<>();
        Set<String> live = new HashSet<>();
        Map<String, Integer> lastUses = lastUses(graph);
        for (Operator operator : graph.operators()) {
            live.addAll(operator.outputs());
            live.removeIf(value -> lastUses.getOrDefault(value, -1) <= operator.index());
            if (operator.outputs().size() == 1 && isCut(operator.outputs().getFirst(), live, shapes)) {
                cuts.add(operator.index());
            }
        }
        return cuts;
    }

    private static Map<String, Integer> lastUses(OperatorGraph graph) {
        Map<String, Integer> lastUses = new HashMap<>();
        graph.operators().forEach(operator -> operator.inputs().forEach(name -> lastUses.put(name, operator.index())));
        graph.liveOut(0, graph.operators().size()).forEach(name -> lastUses.put(name, Integer.MAX_VALUE));
        return lastUses;
    }

    private static boolean isCut(String value, Set<String> live, Map<String, List<Long>> shapes) {
        List<Long> shape = shapes.getOrDefault(value, List.of());
        return live.contains(value)
                && shape.size() > 1
                && live.stream()
                                .filter(other -> shape.equals(shapes.get(other)))
                                .count()
                        == 1;
    }

    /** The operators between one cut and the next, constants aside. */
    private static List<String> segments(OperatorGraph graph, List<Integer> cuts) {
        List<String> segments = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            StringBuilder types = new StringBuilder();
            for (Operator operator : graph.operators().subList(cuts.get(i - 1) + 1, cuts.get(i) + 1)) {
                if (!operator.type().equals("Constant")) {
                    types.append(operator.type()).append(' ');
                }
            }
            segments.add(types.toString());
        }
        return segments;
    }
}
