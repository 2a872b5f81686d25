package dev.reckoner.ui.chart;

import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.audit.OperatorEdges.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operators around one: those reached over the fewest values, as many as there is room for. The rest is folded at the
 * operators that it hangs on.
 *
 * @param centre index of the operator in the middle
 * @param operators those in sight, in the order of the graph
 * @param edges between them
 * @param folds what hangs on them out of sight
 */
public record OperatorNeighbourhood(
        int centre, List<OperatorEdges.Node> operators, List<Edge> edges, List<Fold> folds) {
    public OperatorNeighbourhood {
        operators = List.copyOf(operators);
        edges = List.copyOf(edges);
        folds = List.copyOf(folds);
    }

    /**
     * Operators out of sight that hand values to one in sight, or take its values.
     *
     * @param at the one in sight
     * @param before true for those that hand values to it
     * @param hidden indices
     */
    public record Fold(int at, boolean before, List<Integer> hidden) {
        public Fold {
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * How much fits.
     *
     * @param operators at most
     * @param layers at most
     * @param height of the fullest layer, pixels
     */
    public record Room(int operators, int layers, double height) {}

    /**
     * Chooses what is in sight.
     *
     * @param opened operators that are in sight in any case
     */
    public static OperatorNeighbourhood of(OperatorEdges graph, int centre, Set<Integer> opened, Room room) {
        TreeSet<Integer> chosen = chosen(graph, centre, opened, room);
        return new OperatorNeighbourhood(
                centre,
                graph.operators().stream()
                        .filter(it -> chosen.contains(it.index()))
                        .toList(),
                between(graph, chosen),
                folds(graph, chosen));
    }

    /** Goes outward from the centre; what does not fit is not passed, so that nothing is in sight that hangs on nothing. */
    private static TreeSet<Integer> chosen(OperatorEdges graph, int centre, Set<Integer> opened, Room room) {
        var chosen = new TreeSet<>(opened);
        chosen.add(centre);
        chosen.removeIf(index -> graph.operators().stream().noneMatch(it -> it.index() == index));
        int most = room.operators() + opened.size();
        Map<Integer, List<Integer>> beside = beside(graph);
        var seen = new HashSet<>(chosen);
        var next = new ArrayDeque<Integer>(List.of(centre));
        opened.forEach(next::add);
        while (!next.isEmpty()) {
            for (int other : beside.getOrDefault(next.poll(), List.of())) {
                if (chosen.size() < most && seen.add(other)) {
                    chosen.add(other);
                    if (fits(graph, chosen, room)) {
                        next.add(other);
                    } else {
                        chosen.remove(other);
                    }
                }
            }
        }
        return chosen;
    }

    private static boolean fits(OperatorEdges graph, Set<Integer> chosen, Room room) {
        List<LayeredLayout.Node> nodes = chosen.stream()
                .map(index -> new LayeredLayout.Node(index, OperatorPicture.HEIGHT))
                .toList();
        List<LayeredLayout.Link> links = links(between(graph, chosen));
        int layers = GraphLayers.of(List.copyOf(chosen), links).values().stream()
                .mapToInt(layer -> layer + 1)
                .max()
                .orElse(0);
        return layers <= room.layers() && LayeredLayout.height(OperatorPicture.GRID, nodes, links) <= room.height();
    }

    static List<LayeredLayout.Link> links(List<Edge> edges) {
        return edges.stream()
                .map(edge -> new LayeredLayout.Link(edge.from(), edge.to()))
                .distinct()
                .toList();
    }

    private static List<Edge> between(OperatorEdges graph, Set<Integer> chosen) {
        return graph.edges().stream()
                .filter(edge -> chosen.contains(edge.from()) && chosen.contains(edge.to()))
                .toList();
    }

    private static Map<Integer, List<Integer>> beside(OperatorEdges graph) {
        Map<Integer, List<Integer>> beside = new HashMap<>();
        graph.edges().forEach(edge -> {
            beside.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge.to());
            beside.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge.from());
        });
        return beside;
    }

    private static List<Fold> folds(OperatorEdges graph, Set<Integer> chosen) {
        Map<Integer, Set<Integer>> before = new HashMap<>();
        Map<Integer, Set<Integer>> after = new HashMap<>();
        for (Edge edge : graph.edges()) {
            if (chosen.contains(edge.to()) && !chosen.contains(edge.from())) {
                before.computeIfAbsent(edge.to(), any -> new HashSet<>()).add(edge.from());
            }
            if (chosen.contains(edge.from()) && !chosen.contains(edge.to())) {
                after.computeIfAbsent(edge.from(), any -> new HashSet<>()).add(edge.to());
            }
        }
        var folds = new ArrayList<Fold>();
        for (int index : chosen) {
            add(folds, index, true, before.getOrDefault(index, Set.of()));
            add(folds, index, false, after.getOrDefault(index, Set.of()));
        }
        return folds;
    }

    private static void add(List<Fold> folds, int at, boolean before, Set<Integer> hidden) {
        if (!hidden.isEmpty()) {
            folds.add(new Fold(at, before, hidden.stream().sorted().toList()));
        }
    }
}
