package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Shape.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Gives the nodes and edges of a graph their places. The engine under it is not made for threads: each call has one of its own, and
 * may run on any thread; of 2,000 nodes it takes some tenths of a second.
 */
public final class GraphLayout {
    /** Between edges that join the same two nodes. */
    private static final double BESIDE = 6;
    /** How far an edge within a column reaches out of it. */
    private static final double BULGE = 24;

    private final GraphContent content;
    private final List<PlacedColumn> columns = new ArrayList<>();
    /** Index of a column among those that have nodes, by its number. */
    private final int[] places;
    /** Some node of each column. */
    private final int[] anyNode;

    private final Map<String, Integer> indices = new HashMap<>();
    private final LayeredEngine engine;
    /** Index in the engine of each edge; -1 of those within a column, which it does not know. */
    private final int[] inEngine;

    private double top;

    private GraphLayout(GraphContent content) {
        this.content = content;
        double[] needed = new double[content.columnTitles().size()];
        content.nodes()
                .forEach(node -> needed[node.column()] = Math.max(needed[node.column()], NodeShapes.width(node)));
        places = new int[needed.length];
        place(needed);
        anyNode = new int[columns.size()];
        for (int i = 0; i < content.nodes().size(); i++) {
            indices.put(content.nodes().get(i).id(), i);
            anyNode[place(i)] = i;
        }
        inEngine = new int[content.edges().size()];
        engine = engine();
    }

    /**
     * Lays a graph out.
     *
     * @param cancelled asked now and then
     * @throws CancellationException once it was cancelled
     */
    public static LaidOut of(GraphContent content, BooleanSupplier cancelled) {
        var layout = new GraphLayout(content);
        layout.engine.run(cancelled);
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("The layout was cancelled");
        }
        return layout.laidOut();
    }

    private LayeredEngine engine() {
        var links = new ArrayList<LayeredEngine.Link>();
        for (int i = 0; i < inEngine.length; i++) {
            int left = left(i);
            int right = right(i);
            inEngine[i] = place(left) == place(right) ? -1 : links.size();
            if (inEngine[i] >= 0) {
                links.add(new LayeredEngine.Link(left, right));
            }
        }
        return new LayeredEngine(
                IntStream.range(0, content.nodes().size()).map(this::place).toArray(), columns, links);
    }

    /** Columns without nodes take no room. */
    private void place(double[] needed) {
        double[] widths =
                ColumnWidths.of(Arrays.stream(needed).filter(width -> width > 0).toArray());
        double x = Grid.MARGIN;
        for (int i = 0; i < needed.length; i++) {
            places[i] = columns.size();
            if (needed[i] > 0) {
                double width = widths[columns.size()];
                columns.add(new PlacedColumn(content.columnTitles().get(i), x, width));
                x += width + Grid.COLUMN_GAP;
            }
        }
    }

    private int place(int node) {
        return places[content.nodes().get(node).column()];
    }

    private int left(int edge) {
        int from = index(content.edges().get(edge).from());
        int to = index(content.edges().get(edge).to());
        return place(from) <= place(to) ? from : to;
    }

    private int right(int edge) {
        int from = index(content.edges().get(edge).from());
        int to = index(content.edges().get(edge).to());
        return place(from) <= place(to) ? to : from;
    }

    private int index(String id) {
        return Objects.requireNonNull(indices.get(id));
    }

    private LaidOut laidOut() {
        top = IntStream.range(0, content.nodes().size())
                .mapToDouble(engine::y)
                .min()
                .orElse(0);
        List<PlacedNode> nodes = IntStream.range(0, content.nodes().size())
                .mapToObj(this::placed)
                .toList();
        List<PlacedEdge> edges = edges(nodes);
        double bottom = Math.max(
                nodes.stream().mapToDouble(node -> node.area().bottom()).max().orElse(Grid.HEAD),
                edges.stream()
                        .flatMap(edge -> edge.points().stream())
                        .mapToDouble(Point::y)
                        .max()
                        .orElse(0));
        return new LaidOut(
                content,
                nodes,
                edges,
                columns,
                Grid.MARGIN
                        + (columns.isEmpty()
                                ? 0
                                : columns.getLast().x() + columns.getLast().width()),
                bottom + Grid.MARGIN);
    }

    private PlacedNode placed(int node) {
        PlacedColumn column = columns.get(place(node));
        return new PlacedNode(
                content.nodes().get(node), column.x(), Grid.HEAD + Grid.snap(engine.y(node) - top), column.width());
    }

    private List<PlacedEdge> edges(List<PlacedNode> nodes) {
        var lanes = new Lanes(content.edges());
        var edges = new ArrayList<PlacedEdge>();
        for (int i = 0; i < inEngine.length; i++) {
            PlacedNode left = nodes.get(left(i));
            PlacedNode right = nodes.get(right(i));
            double beside = BESIDE * lanes.of(i);
            edges.add(new PlacedEdge(
                    content.edges().get(i),
                    inEngine[i] < 0 ? within(left, right, beside) : across(i, left, right, beside)));
        }
        return edges;
    }

    /** Out of the column to the right and back. */
    private static List<Point> within(PlacedNode one, PlacedNode other, double beside) {
        double out = Math.max(one.right().x(), other.right().x()) + BULGE + beside;
        return List.of(one.right(), new Point(out, one.middle()), new Point(out, other.middle()), other.right());
    }

    private List<Point> across(int edge, PlacedNode left, PlacedNode right, double beside) {
        var way = new LevelWay(left.right().x(), left.middle() + beside);
        for (int column = place(left(edge)) + 1; column < place(right(edge)); column++) {
            double x = columns.get(column).x();
            double width = columns.get(column).width();
            double y = Grid.HEAD + Math.rint(engine.passes(inEngine[edge], anyNode[column]) - top);
            way.curveTo(x, y);
            way.curveTo(x + width, y);
        }
        way.curveTo(right.left().x(), right.middle() + beside);
        return way.points();
    }
}
