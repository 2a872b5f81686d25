package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A graph whose nodes and edges have their places.
 *
 * @param nodes in the order of the content
 * @param edges likewise
 * @param columns those that have nodes, from left to right
 * @param width of the whole, pixels at 100 %, from 0
 * @param height likewise
 */
public record LaidOut(
        GraphContent content,
        List<PlacedNode> nodes,
        List<PlacedEdge> edges,
        List<PlacedColumn> columns,
        double width,
        double height) {
    public LaidOut {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        columns = List.copyOf(columns);
    }

    /** The whole but the titles of the columns, which stay in sight by themselves. */
    public Area area() {
        double top = Grid.HEAD - Grid.MARGIN;
        return new Area(0, top, width, height - top);
    }

    /**
     * The same places with other words, emphases and marks, without laying out anew.
     *
     * @throws IllegalArgumentException if its nodes and edges are not those of this, in the same order
     */
    public LaidOut with(GraphContent other) {
        boolean same = names(content).equals(names(other)) && ends(content).equals(ends(other));
        if (!same) {
            throw new IllegalArgumentException("Another graph needs places of its own");
        }
        return new LaidOut(
                other,
                IntStream.range(0, nodes.size())
                        .mapToObj(i -> new PlacedNode(
                                other.nodes().get(i),
                                nodes.get(i).x(),
                                nodes.get(i).y(),
                                nodes.get(i).width()))
                        .toList(),
                IntStream.range(0, edges.size())
                        .mapToObj(i -> new PlacedEdge(
                                other.edges().get(i), edges.get(i).points()))
                        .toList(),
                columns,
                width,
                height);
    }

    private record Name(String id, int column, boolean fold) {}

    private record Ends(String from, String to) {}

    private static List<Name> names(GraphContent content) {
        return content.nodes().stream()
                .map(node -> new Name(node.id(), node.column(), node.form() == NodeForm.FOLD))
                .toList();
    }

    private static List<Ends> ends(GraphContent content) {
        return content.edges().stream()
                .map(edge -> new Ends(edge.from(), edge.to()))
                .toList();
    }
}
