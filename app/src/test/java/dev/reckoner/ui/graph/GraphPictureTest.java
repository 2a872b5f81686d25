package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.chart.SvgPicture;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GraphPictureTest {
    @BeforeAll
    static void start() {
        Toolkit.startWithoutDisplay();
        Fonts.load();
    }

    /** An edge is in sight where its curves' handles are, a node where any of its shapes is. */
    private static List<Shape> oneByOne(LaidOut graph, Viewport view) {
        Stream<List<Shape>> edges = Stream.of(EdgeEmphasis.values())
                .flatMap(emphasis ->
                        graph.edges().stream().filter(edge -> edge.edge().emphasis() == emphasis))
                .map(edge -> List.of(EdgeShapes.of(edge)));
        Stream<List<Shape>> nodes = graph.nodes().stream().map(NodeShapes::of);
        return Stream.concat(edges, nodes)
                .filter(shapes -> Area.ofAll(shapes).meets(view.seen()))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void whatIsPaintedIsExactlyWhatIsInSight() {
        LaidOut graph = GraphLayout.of(RandomGraphs.of(3, 300, 500), () -> false);
        var picture = GraphPicture.of(graph);
        var random = new Random(4);
        int seen = 0;
        for (int i = 0; i < 300; i++) {
            double zoom = GraphPicture.PLAIN + random.nextDouble();
            var view = new Viewport(
                    random.nextDouble() * graph.width() - 100,
                    random.nextDouble() * graph.height() - 100,
                    zoom,
                    20 + random.nextInt(600),
                    20 + random.nextInt(400));
            List<Shape> expected = oneByOne(graph, view);
            assertThat(picture.shapes(view)).isEqualTo(expected);
            seen += expected.size();
        }
        assertThat(seen).isGreaterThan(10_000);
    }

    @Test
    void noShapeIsDrawnOutsideOfTheAreaByWhichItIsFound() {
        for (Shape shape : GraphPicture.of(DrawnGraph.laidOut()).shapes()) {
            Area area = Area.of(shape);
            if (shape instanceof Shape.Spline spline) {
                assertThat(spline.points()).allMatch(point -> area.holds(point.x(), point.y()));
            } else if (shape instanceof Shape.Plate plate) {
                assertThat(area.holds(plate.x() + plate.width(), plate.y() + plate.height()))
                        .isTrue();
            }
        }
    }

    @Test
    void farOutNodesArePlainBoxesWithoutWords() {
        var picture = GraphPicture.of(DrawnGraph.laidOut());
        var near = new Viewport(0, 0, GraphPicture.PLAIN, 2000, 2000);
        var far = new Viewport(0, 0, GraphPicture.PLAIN - 0.01, 2000, 2000);
        assertThat(picture.shapes(near)).anyMatch(Words.class::isInstance);
        assertThat(picture.shapes(far))
                .noneMatch(Words.class::isInstance)
                .noneMatch(Shape.Icon.class::isInstance)
                .filteredOn(Shape.Box.class::isInstance)
                .hasSize(18);
    }

    @Test
    void aNodeIsFoundWithinItsOutlineAndAnEdgeBesideItsLine() {
        var picture = GraphPicture.of(DrawnGraph.laidOut());
        PlacedNode answer = picture.neighbours().node("a2019").orElseThrow();
        assertThat(picture.nodeAt(answer.x() + 1, answer.y() + 1)).contains(answer);
        assertThat(picture.nodeAt(answer.x() - 1, answer.middle())).isEmpty();

        PlacedEdge edge = picture.neighbours().edges("payer").getFirst();
        Point start = edge.points().getFirst();
        Point end = edge.points().getLast();
        double x = (start.x() + end.x()) / 2;
        double y = (start.y() + end.y()) / 2;
        assertThat(picture.edgeAt(x, y + 3, 4)).contains(edge);
        assertThat(picture.edgeAt(x, y + 5, 4)).isEmpty();
    }

    @Test
    void ofTwoEdgesTheNearerOneIsFound() {
        var picture = GraphPicture.of(DrawnGraph.laidOut());
        for (PlacedEdge edge : picture.graph().edges()) {
            Point start = edge.points().getFirst();
            Point end = edge.points().getLast();
            double x = (start.x() + end.x()) / 2;
            double y = (start.y() + end.y()) / 2;
            PlacedEdge found = picture.edgeAt(x, y, 4).orElseThrow();
            assertThat(found.distance(x, y)).isLessThanOrEqualTo(edge.distance(x, y));
        }
    }

    @Test
    void theWholeIsWrittenWithTitlesDashesAndIconsAsOutlines() {
        Picture whole = GraphPicture.of(DrawnGraph.laidOut()).whole();
        String svg = SvgPicture.of(whole, Theme.LIGHT.tokens());
        assertThat(svg)
                .contains("<title>Responsibility path of Answer 2019", ">Payers</text>", ">Meridian-03</text>")
                .contains("stroke-dasharray=\"6 3\"", "stroke-dasharray=\"2 3\"", "stroke-dasharray=\"8 3 2 3\"")
                .contains("font-size=\"10.50\"");
        assertThat(Pattern.compile("<(rect|line|path|text) ")
                        .matcher(svg)
                        .results()
                        .count())
                .as("an element for each shape, and the ground")
                .isEqualTo(whole.shapes().size() + 1);
    }

    @Test
    void theTableHasEveryEdgeWithItsGradeInWords() {
        Picture.Twin twin = GraphPicture.of(DrawnGraph.laidOut()).whole().twin();
        assertThat(twin.rows())
                .hasSize(22)
                .contains(List.of("Answer 2019", "was claimed to come from", "MiniLM fp32", "Contradicted"));
    }
}
