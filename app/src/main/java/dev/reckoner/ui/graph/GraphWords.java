package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Picture.Twin;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a graph says in words. */
final class GraphWords {
    private GraphWords() {}

    /** A node with all that its outline, its colours and its signs tell, and how many edges it has. */
    static String of(PlacedNode placed, Neighbours neighbours) {
        GraphNode node = placed.node();
        var parts = new ArrayList<String>();
        parts.add(node.title());
        parts.add(node.second());
        if (node.emphasis() != Emphasis.NONE) {
            parts.add(Messages.get("graph.emphasis." + word(node.emphasis())));
        }
        node.mark().ifPresent(mark -> parts.add(Messages.get("graph.mark." + word(mark))));
        if (node.shared() > 1) {
            parts.add(Messages.get("graph.shared", node.shared()));
        }
        parts.add(Messages.get("graph.edges", neighbours.edges(node.id()).size()));
        return String.join(", ", parts);
    }

    /** An edge with its ends and its grade. */
    static String of(PlacedEdge placed, Neighbours neighbours) {
        GraphEdge edge = placed.edge();
        return Messages.get(
                edge.words().isEmpty() ? "graph.edge.plain" : "graph.edge",
                title(edge.from(), neighbours),
                title(edge.to(), neighbours),
                grade(edge.grade()),
                edge.words());
    }

    static String grade(EdgeGrade grade) {
        return Messages.get("graph.grade." + word(grade));
    }

    /** Every edge with its ends by name. */
    static Twin twin(GraphContent content) {
        Map<String, String> titles = new HashMap<>();
        content.nodes().forEach(node -> titles.put(node.id(), node.title()));
        return new Twin(
                List.of(
                        Messages.get("graph.twin.from"),
                        Messages.get("graph.twin.words"),
                        Messages.get("graph.twin.to"),
                        Messages.get("graph.twin.grade")),
                content.edges().stream()
                        .map(edge -> List.of(
                                titles.getOrDefault(edge.from(), ""),
                                edge.words(),
                                titles.getOrDefault(edge.to(), ""),
                                grade(edge.grade())))
                        .toList());
    }

    private static String title(String id, Neighbours neighbours) {
        return neighbours.node(id).map(node -> node.node().title()).orElse("");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
