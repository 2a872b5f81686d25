package dev.reckoner.ui.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Edges that join the same two nodes run beside each other, so that none hides another. */
final class Lanes {
    private final double[] lanes;

    Lanes(List<GraphEdge> edges) {
        lanes = new double[edges.size()];
        Map<Pair, Integer> counts = new HashMap<>();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = counts.merge(Pair.of(edges.get(i)), 1, Integer::sum) - 1;
        }
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] -= (counts.getOrDefault(Pair.of(edges.get(i)), 1) - 1) / 2.0;
        }
    }

    /** In which lane an edge runs: 0 in the middle, others on both sides of it. */
    double of(int edge) {
        return lanes[edge];
    }

    private record Pair(String one, String other) {
        static Pair of(GraphEdge edge) {
            return edge.from().compareTo(edge.to()) < 0
                    ? new Pair(edge.from(), edge.to())
                    : new Pair(edge.to(), edge.from());
        }
    }
}
