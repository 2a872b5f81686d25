package dev.reckoner.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Area;
import dev.reckoner.ui.chart.CanvasPainter;
import dev.reckoner.ui.chart.Letters;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.chart.Shape.Dash;
import dev.reckoner.ui.chart.Shape.Face;
import dev.reckoner.ui.chart.Shape.Icon;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Point;
import dev.reckoner.ui.chart.Shape.Spline;
import dev.reckoner.ui.chart.Shape.Words;
import dev.reckoner.ui.look.Icons;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of nodes and edges is seen without colour: by outline, pattern, width, sign and word. */
class ShapesOfKindsTest {
    private static final double WIDTH = 116;

    private static final GraphNode NODE =
            new GraphNode("n", "Meridian-03", "operator", NodeForm.ROUNDED, Icons.OPERATOR.literal(), 0);

    private static List<Shape> shapes(GraphNode node) {
        return NodeShapes.of(new PlacedNode(node, 16, 44, WIDTH));
    }

    private static GraphNode of(NodeForm form) {
        return new GraphNode("n", "Meridian-03", "operator", form, Icons.OPERATOR.literal(), 0);
    }

    private static <T extends Shape> List<T> only(Class<T> type, List<Shape> shapes) {
        return shapes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @ParameterizedTest
    @CsvSource({"PILL, 20", "RECTANGLE, 0", "ROUNDED, 6"})
    void aFormIsToldByTheCornersOfItsOutline(NodeForm form, double radius) {
        List<Plate> plates = only(Plate.class, shapes(of(form)));
        assertThat(plates).singleElement().satisfies(plate -> {
            assertThat(plate.radius()).isEqualTo(radius);
            assertThat(plate.width()).isEqualTo(WIDTH);
            assertThat(plate.height()).isEqualTo(40);
            assertThat(plate.outline().orElseThrow().dash()).isEqualTo(Dash.NONE);
        });
    }

    @Test
    void aFoldIsDashedAndHasAnotherSheetBehindIt() {
        List<Plate> plates = only(Plate.class, shapes(of(NodeForm.FOLD)));
        assertThat(plates)
                .hasSize(2)
                .allMatch(plate -> plate.outline().orElseThrow().dashed());
        assertThat(plates.get(0).x() - plates.get(1).x()).isEqualTo(4);
        assertThat(plates.get(0).y() - plates.get(1).y()).isEqualTo(4);
    }

    /** Everything of the drawing but its colours. */
    private static List<String> colourless(Emphasis emphasis) {
        return shapes(NODE.with(emphasis)).stream()
                .filter(shape -> !(shape instanceof Words))
                .map(shape -> switch (shape) {
                    case Plate plate ->
                        "plate " + plate.x() + " "
                                + plate.outline().orElseThrow().width() + " "
                                + plate.fill().equals(Optional.of("selected"));
                    case Icon icon -> "icon " + icon.literal();
                    default -> shape.getClass().getSimpleName();
                })
                .toList();
    }

    @Test
    void emphasesDifferWithoutColour() {
        List<List<String>> looks = Stream.of(
                        Emphasis.NONE, Emphasis.LIT, Emphasis.SELECTED, Emphasis.BLAST, Emphasis.ACCUSED)
                .map(ShapesOfKindsTest::colourless)
                .toList();
        assertThat(looks).doesNotHaveDuplicates();
    }

    @Test
    void whatIsAffectedHasABarAndASoftGround() {
        List<Shape> shapes = shapes(NODE.with(Emphasis.BLAST));
        assertThat(only(Line.class, shapes))
                .singleElement()
                .satisfies(bar -> assertThat(bar.width()).isEqualTo(3));
        assertThat(only(Plate.class, shapes).getFirst().fill()).contains("warning-soft");
    }

    @Test
    void whatIsIsolatedHasASlashAtItsUpperRightCorner() {
        var node = new GraphNode(
                "n",
                "Meridian-03",
                "operator",
                NodeForm.RECTANGLE,
                Icons.OPERATOR.literal(),
                0,
                Emphasis.ACCUSED,
                Optional.of(Mark.ISOLATED),
                1);
        Icon sign = only(Icon.class, shapes(node)).getLast();
        assertThat(sign.literal()).isEqualTo("fth-slash");
        assertThat(sign.x()).isBetween(16 + WIDTH - 18, 16 + WIDTH + 6);
        assertThat(sign.y()).isLessThan(44);
    }

    @Test
    void whatIsSharedSaysByHowMany() {
        var node = new GraphNode(
                "n",
                "4f1c…07a",
                "build",
                NodeForm.ROUNDED,
                Icons.BUILD.literal(),
                0,
                Emphasis.NONE,
                Optional.of(Mark.ISOLATED),
                3);
        List<Shape> shapes = shapes(node);
        assertThat(only(Words.class, shapes).getLast().text()).isEqualTo("3");
        assertThat(only(Icon.class, shapes)).extracting(Icon::literal).contains("fth-link-2", "fth-slash");
        List<Plate> signs = only(Plate.class, shapes).subList(1, 3);
        assertThat(Area.of(signs.get(0)).meets(Area.of(signs.get(1))))
                .as("signs overlap")
                .isFalse();
    }

    @Test
    void textThatDoesNotFitIsCutWithinTheNode() {
        var node = new GraphNode(
                "n", "A name far too long for a node", "and a second line likewise", NodeForm.PILL, "fth-box", 0);
        for (Words words : only(Words.class, shapes(node))) {
            assertThat(words.text()).matches("[aA].*….*[ek]");
            assertThat(words.x() + Letters.width(words.text(), words.face())).isLessThanOrEqualTo(16 + WIDTH - 6);
        }
    }

    private static Spline line(EdgeGrade grade, EdgeEmphasis emphasis) {
        var edge = new GraphEdge("a", "b", grade, emphasis, "leads to");
        var placed =
                new PlacedEdge(edge, List.of(new Point(0, 0), new Point(16, 0), new Point(16, 40), new Point(32, 40)));
        return (Spline) EdgeShapes.of(placed);
    }

    @ParameterizedTest
    @EnumSource(EdgeEmphasis.class)
    void gradesAreToldByThePatternOfTheLine(EdgeEmphasis emphasis) {
        assertThat(line(EdgeGrade.PROVEN, emphasis).stroke().dash().lengths()).isEmpty();
        assertThat(line(EdgeGrade.SUPPORTED, emphasis).stroke().dash().lengths())
                .containsExactly(6, 3);
        assertThat(line(EdgeGrade.ASSERTED, emphasis).stroke().dash().lengths()).containsExactly(2, 3);
        assertThat(line(EdgeGrade.CONTRADICTED, emphasis).stroke().dash().lengths())
                .containsExactly(8, 3, 2, 3);
    }

    @Test
    void aPathIsThickerThanWhatIsAffectedAndThatThanTheRest() {
        assertThat(Arrays.stream(EdgeEmphasis.values())
                        .map(emphasis ->
                                line(EdgeGrade.PROVEN, emphasis).stroke().width()))
                .containsExactly(1.0, 2.0, 2.5);
    }

    @Test
    void whatIsContradictedIsRedOnEveryPath() {
        assertThat(line(EdgeGrade.CONTRADICTED, EdgeEmphasis.LIT).stroke().colour())
                .isEqualTo("contraindicated");
        assertThat(line(EdgeGrade.SUPPORTED, EdgeEmphasis.LIT).stroke().colour())
                .isEqualTo("accent");
        assertThat(line(EdgeGrade.SUPPORTED, EdgeEmphasis.BLAST).stroke().colour())
                .isEqualTo("warning");
    }

    @ParameterizedTest
    @CsvSource({
        "STRONG, 1, true",
        "SMALL, 0.86, true",
        "SMALL, 0.85, false",
        "STRONG, 0.82, true",
        "STRONG, 0.81, false"
    })
    void textIsHiddenBelowNinePixels(Face face, double zoom, boolean legible) {
        assertThat(CanvasPainter.isLegible(face, zoom)).isEqualTo(legible);
    }
}
