package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which nodes are joined, and where arrow keys lead from one: along edges to the sides, within the column up and down. */
final class Neighbours {
    private final LaidOut graph;
    private final Map<String, PlacedNode> nodes = new HashMap<>();
    private final Map<String, List<PlacedEdge>> edges = new HashMap<>();

    Neighbours(LaidOut graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> nodes.put(node.node().id(), node));
        for (PlacedEdge edge : graph.edges()) {
            edges.computeIfAbsent(edge.edge().from(), id -> new ArrayList<>()).add(edge);
            edges.computeIfAbsent(edge.edge().to(), id -> new ArrayList<>()).add(edge);
        }
    }

    Optional<PlacedNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The edges of a node, in the order of the content. */
    List<PlacedEdge> edges(String id) {
        return edges.getOrDefault(id, List.of());
    }

    /** The node where the keyboard begins: what is asked about, else what is lit, else the first. */
    Optional<PlacedNode> first() {
        return Stream.of(Emphasis.SELECTED, Emphasis.LIT)
                .flatMap(emphasis -> graph.nodes().stream()
                        .filter(node -> node.node().emphasis() == emphasis)
                        .limit(1))
                .findFirst()
                .or(() -> graph.nodes().stream().findFirst());
    }

    /**
     * Where an arrow key leads.
     *
     * @param before where the keyboard came from, which is preferred among several, so that one can go back
     */
    Optional<PlacedNode> from(PlacedNode here, Way way, String before) {
        Stream<PlacedNode> candidates = switch (way) {
            case LEFT -> joined(here).filter(other -> isBefore(other, here));
            case RIGHT -> joined(here).filter(other -> isBefore(here, other));
            case UP -> column(here).filter(other -> other.y() < here.y());
            case DOWN -> column(here).filter(other -> other.y() > here.y());
        };
        boolean aside = way == Way.LEFT || way == Way.RIGHT;
        return candidates.min(Comparator.<PlacedNode>comparingInt(
                        other -> aside && other.node().id().equals(before) ? 0 : 1)
                .thenComparingDouble(other -> Math.abs(other.y() - here.y()))
                .thenComparingDouble(other -> Math.abs(other.x() - here.x()))
                .thenComparingDouble(PlacedNode::y));
    }

    private Stream<PlacedNode> joined(PlacedNode here) {
        return edges(here.node().id()).stream()
                .map(edge -> Objects.requireNonNull(
                        nodes.get(edge.edge().other(here.node().id()))));
    }

    private Stream<PlacedNode> column(PlacedNode here) {
        return graph.nodes().stream().filter(other -> other.x() == here.x());
    }

    /** Further left; within a column what an edge leads from comes before what it leads to. */
    private boolean isBefore(PlacedNode one, PlacedNode other) {
        return one.x() != other.x()
                ? one.x() < other.x()
                : edges(one.node().id()).stream()
                        .anyMatch(edge -> edge.edge().from().equals(one.node().id())
                                && edge.edge().to().equals(other.node().id()));
    }
}
