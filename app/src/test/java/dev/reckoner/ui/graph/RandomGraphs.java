package dev.reckoner.ui.graph;

import dev.reckoner.ui.look.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Graphs drawn by lot: nodes of every form and emphasis, edges of every grade that lead anywhere but to where they come from. */
final class RandomGraphs {
    private static final List<String> COLUMNS = List.of("One", "Two", "Three", "Four", "Five");

    private RandomGraphs() {}

    static GraphContent of(long seed, int nodes, int edges) {
        var random = new Random(seed);
        var made = new ArrayList<GraphNode>();
        for (int i = 0; i < nodes; i++) {
            made.add(new GraphNode(
                    "n" + i,
                    "Node " + i,
                    "thing",
                    any(random, NodeForm.values()),
                    Icons.CLAIM.literal(),
                    random.nextInt(COLUMNS.size()),
                    any(random, Emphasis.values()),
                    random.nextInt(10) == 0 ? Optional.of(Mark.ISOLATED) : Optional.empty(),
                    1 + random.nextInt(3)));
        }
        var joined = new ArrayList<GraphEdge>();
        while (joined.size() < edges) {
            int from = random.nextInt(nodes);
            int to = random.nextInt(nodes);
            if (from != to) {
                joined.add(new GraphEdge(
                        "n" + from,
                        "n" + to,
                        any(random, EdgeGrade.values()),
                        any(random, EdgeEmphasis.values()),
                        "leads to"));
            }
        }
        return new GraphContent(COLUMNS, made, joined, "by lot");
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
