package dev.reckoner.cli.bench;

import dev.reckoner.ui.graph.EdgeGrade;
import dev.reckoner.ui.graph.GraphContent;
import dev.reckoner.ui.graph.GraphEdge;
import dev.reckoner.ui.graph.GraphNode;
import dev.reckoner.ui.graph.NodeForm;
import dev.reckoner.ui.look.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A graph as the neighbourhood of a provider is: mostly answers, those of an application mostly of one model; of one size always the
 * same.
 */
final class MadeGraph {
    private static final long SEED = 6;
    private static final List<String> COLUMNS =
            List.of("Payers", "Applications", "Answers", "Models", "Operators", "Providers, means");
    /** How many of a hundred nodes stand in each column. */
    private static final int[] SHARES = {10, 10, 55, 5, 10, 10};

    private final Random random = new Random(SEED);
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private final int[] sizes = new int[SHARES.length];

    private MadeGraph(int size) {
        for (int column = 0; column < SHARES.length; column++) {
            sizes[column] = size * SHARES[column] / 100;
            for (int i = 0; i < sizes[column]; i++) {
                nodes.add(node(column, i));
            }
        }
    }

    /** A graph of so many nodes and half as many edges again. */
    static GraphContent of(int size) {
        var made = new MadeGraph(size);
        made.each(1, 0, 0);
        made.each(2, 1, 0);
        made.each(2, 3, 0.1);
        made.each(4, 3, 0.2);
        made.each(4, 5, 0.2);
        made.each(5, 4, 1);
        return new GraphContent(COLUMNS, made.nodes, made.edges, "A made graph");
    }

    private static GraphNode node(int column, int i) {
        NodeForm form = column < 2 ? NodeForm.PILL : column < 4 ? NodeForm.ROUNDED : NodeForm.RECTANGLE;
        return new GraphNode(id(column, i), "Node " + i, "of column " + column, form, Icons.CLAIM.literal(), column);
    }

    private static String id(int column, int i) {
        return column + "." + i;
    }

    /** Joins every node of a column with one of another at the same share of its height, or with any, by lot. */
    private void each(int column, int other, double any) {
        for (int i = 0; i < sizes[column]; i++) {
            boolean byLot = random.nextDouble() < any;
            edge(column, i, other, byLot ? random.nextInt(sizes[other]) : i * sizes[other] / sizes[column]);
        }
    }

    private void edge(int column, int i, int other, int j) {
        edges.add(new GraphEdge(
                id(Math.min(column, other), column < other ? i : j),
                id(Math.max(column, other), column < other ? j : i),
                EdgeGrade.values()[random.nextInt(EdgeGrade.values().length)],
                "leads to"));
    }
}
