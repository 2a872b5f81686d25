package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.look.Icons;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLayoutTest {
    private static LaidOut random(long seed) {
        return GraphLayout.of(RandomGraphs.of(seed, 60, 110), () -> false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyNodeStandsInItsColumnAndOnTheGrid(long seed) {
        LaidOut graph = random(seed);
        for (PlacedNode node : graph.nodes()) {
            PlacedColumn column = graph.columns().get(node.node().column());
            assertThat(node.x()).isEqualTo(column.x());
            assertThat(node.width()).isEqualTo(column.width());
            assertThat(node.x() % 4).isZero();
            assertThat(node.y() % 4).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noNodeTouchesAnother(long seed) {
        List<PlacedNode> nodes = random(seed).nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(nodes.get(i)
                                .area()
                                .grown(6)
                                .meets(nodes.get(j).area().grown(6)))
                        .as("%s and %s", nodes.get(i), nodes.get(j))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEdgeBeginsAndEndsAtItsNodes(long seed) {
        LaidOut graph = random(seed);
        var neighbours = new Neighbours(graph);
        for (PlacedEdge edge : graph.edges()) {
            PlacedNode from = neighbours.node(edge.edge().from()).orElseThrow();
            PlacedNode to = neighbours.node(edge.edge().to()).orElseThrow();
            PlacedNode left = from.x() <= to.x() ? from : to;
            PlacedNode right = from.x() <= to.x() ? to : from;
            meets(edge.points().getFirst(), left.right());
            meets(edge.points().getLast(), left.x() == right.x() ? right.right() : right.left());
        }
    }

    /** Edges that join the same nodes run beside each other, so not all of them arrive in the middle. */
    private static void meets(Point end, Point side) {
        assertThat(end.x()).isEqualTo(side.x());
        assertThat(end.y()).isCloseTo(side.y(), within(Grid.NODE_HEIGHT / 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anEdgePassesTheColumnsBetweenWithoutTouchingTheirNodes(long seed) {
        LaidOut graph = random(seed);
        int passes = 0;
        for (PlacedEdge edge : graph.edges()) {
            List<Point> points = edge.points();
            for (int i = 3; i + 3 < points.size() - 1; i += 6) {
                Point in = points.get(i);
                Point out = points.get(i + 3);
                passes++;
                assertThat(out.y()).as("level").isEqualTo(in.y());
                assertThat(graph.columns())
                        .anyMatch(column -> column.x() == in.x() && column.x() + column.width() == out.x());
                var level = new Area(in.x(), in.y(), out.x() - in.x(), 0);
                assertThat(graph.nodes()).noneMatch(node -> node.area().grown(2).meets(level));
            }
        }
        assertThat(passes).as("edges over several columns").isGreaterThan(20);
    }

    @Test
    void theSameGraphIsLaidOutTheSame() {
        assertThat(random(7)).isEqualTo(random(7));
    }

    @Test
    void allOfItLiesWithinItsSize() {
        LaidOut graph = random(8);
        assertThat(graph.nodes())
                .allMatch(node -> graph.area().holds(node.area().grown(Grid.MARGIN / 2)));
        assertThat(graph.edges())
                .flatMap(PlacedEdge::points)
                .allMatch(point -> graph.area().grown(Grid.MARGIN).holds(point.x(), point.y()));
    }

    @Test
    void aColumnWithoutNodesTakesNoRoom() {
        var graph = GraphLayout.of(content(List.of(node("a", 0), node("b", 3)), List.of(edge("a", "b"))), () -> false);
        assertThat(graph.columns()).extracting(PlacedColumn::title).containsExactly("A", "D");
        assertThat(graph.nodes().get(1).x() - graph.nodes().get(0).x()).isEqualTo(Grid.LEAST_NODE + Grid.COLUMN_GAP);
        assertThat(graph.edges().getFirst().points()).as("one curve").hasSize(4);
    }

    @Test
    void edgesOfTheSameNodesRunBesideEachOther() {
        var graph = GraphLayout.of(
                content(List.of(node("a", 0), node("b", 1)), List.of(edge("a", "b"), edge("b", "a"))), () -> false);
        List<Double> heights =
                graph.edges().stream().map(edge -> edge.points().getFirst().y()).toList();
        assertThat(heights.get(1) - heights.get(0)).isEqualTo(6);
    }

    @Test
    void anEdgeWithinAColumnLeavesItAndComesBack() {
        var graph = GraphLayout.of(content(List.of(node("a", 0), node("b", 0)), List.of(edge("a", "b"))), () -> false);
        List<Point> points = graph.edges().getFirst().points();
        double side = graph.nodes().getFirst().area().right();
        assertThat(points.getFirst().x()).isEqualTo(side);
        assertThat(points.getLast().x()).isEqualTo(side);
        assertThat(points.get(1).x()).isGreaterThan(side);
        assertThat(graph.nodes().get(0).x()).isEqualTo(graph.nodes().get(1).x());
    }

    @Test
    void whatIsNamedFirstStandsAboveWhereEdgesLeaveAChoice() {
        LaidOut graph = DrawnGraph.laidOut();
        assertThat(y(graph, "a2019")).isLessThan(y(graph, "a1987"));
        assertThat(y(graph, "meridian-03")).isLessThan(y(graph, "orrin-01"));
    }

    private static double y(LaidOut graph, String id) {
        return graph.nodes().stream()
                .filter(node -> node.node().id().equals(id))
                .findFirst()
                .orElseThrow()
                .y();
    }

    @Test
    void nothingHasASizeToo() {
        LaidOut graph = GraphLayout.of(content(List.of(), List.of()), () -> false);
        assertThat(graph.columns()).isEmpty();
        assertThat(graph.area().width()).isPositive();
        assertThat(graph.area().height()).isPositive();
    }

    @Test
    void aCancelledLayoutStopsAndGivesNothing() {
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> GraphLayout.of(RandomGraphs.of(1, 200, 400), () -> asked.incrementAndGet() > 5))
                .isInstanceOf(CancellationException.class);
        var whole = new AtomicInteger();
        GraphLayout.of(RandomGraphs.of(1, 200, 400), () -> whole.incrementAndGet() < 0);
        assertThat(asked.get()).as("times asked, of a whole layout").isLessThan(whole.get() / 2);
    }

    @Test
    void otherEmphasesNeedNoOtherPlaces() {
        GraphContent before = DrawnGraph.content();
        LaidOut graph = DrawnGraph.laidOut();
        var plain = new GraphContent(
                before.columnTitles(),
                before.nodes().stream().map(node -> node.with(Emphasis.NONE)).toList(),
                before.edges(),
                "plain");
        LaidOut other = graph.with(plain);
        assertThat(other.nodes())
                .extracting(PlacedNode::y)
                .isEqualTo(graph.nodes().stream().map(PlacedNode::y).toList());
        assertThat(other.nodes()).allMatch(node -> node.node().emphasis() == Emphasis.NONE);
        assertThatThrownBy(() -> graph.with(content(List.of(node("a", 0)), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> content(List.of(node("a", 0), node("a", 1)), List.of()))
                .hasMessage("Two nodes are called a");
        assertThatThrownBy(() -> content(List.of(node("a", 4)), List.of())).hasMessage("a stands in column 4 of 4");
        assertThatThrownBy(() -> content(List.of(node("a", 0)), List.of(edge("a", "b"))))
                .hasMessage("No node is called b");
        assertThatThrownBy(() -> content(List.of(node("a", 0)), List.of(edge("a", "a"))))
                .hasMessage("a leads to itself");
    }

    private static GraphContent content(List<GraphNode> nodes, List<GraphEdge> edges) {
        return new GraphContent(List.of("A", "B", "C", "D"), nodes, edges, "made");
    }

    private static GraphNode node(String id, int column) {
        return new GraphNode(id, id, "thing", NodeForm.ROUNDED, Icons.CLAIM.literal(), column);
    }

    private static GraphEdge edge(String from, String to) {
        return new GraphEdge(from, to, EdgeGrade.PROVEN, "leads to");
    }
}
