package dev.reckoner.ui.graph;

import java.util.HashSet;
import java.util.List;

/**
 * What a picture of a graph shows.
 *
 * @param columnTitles of the columns from left to right
 * @param nodes those of a column in the order in which they are named, where edges do not say otherwise
 * @param edges between these nodes
 * @param summary what it shows, for people who cannot see it
 */
public record GraphContent(List<String> columnTitles, List<GraphNode> nodes, List<GraphEdge> edges, String summary) {
    /** More is no picture. */
    public static final int MOST_NODES = 20_000;

    private static final int MOST_EDGES = 100_000;

    public GraphContent {
        columnTitles = List.copyOf(columnTitles);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        require(nodes.size() <= MOST_NODES, "A picture has at most " + MOST_NODES + " nodes, not " + nodes.size());
        require(edges.size() <= MOST_EDGES, "A picture has at most " + MOST_EDGES + " edges, not " + edges.size());
        var ids = new HashSet<String>();
        for (GraphNode node : nodes) {
            require(ids.add(node.id()), "Two nodes are called " + node.id());
            require(
                    node.column() >= 0 && node.column() < columnTitles.size(),
                    node.id() + " stands in column " + node.column() + " of " + columnTitles.size());
        }
        for (GraphEdge edge : edges) {
            require(ids.contains(edge.from()), "No node is called " + edge.from());
            require(ids.contains(edge.to()), "No node is called " + edge.to());
            require(!edge.from().equals(edge.to()), edge.from() + " leads to itself");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
