package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedOperators;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.ui.chart.OperatorNeighbourhood.Fold;
import dev.reckoner.ui.chart.OperatorNeighbourhood.Room;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.Shape.Plate;
import dev.reckoner.ui.chart.Shape.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorPictureTest {
    private static final OperatorEdges GRAPH = InventedOperators.graph();
    private static final Localisation FOUND = InventedOperators.localisation();
    private static final Room ROOM = new Room(24, 7, 440);
    private static final int GUILTY = FOUND.guilty().orElseThrow();

    static Picture picture() {
        return OperatorPicture.of(around(Set.of()), Optional.of(FOUND), Measure.LOCAL, GUILTY);
    }

    private static OperatorNeighbourhood around(Set<Integer> opened) {
        return OperatorNeighbourhood.of(GRAPH, GUILTY, opened, ROOM);
    }

    @Test
    void whatHandsValuesToTheGuiltyOperatorAndTakesItsValuesIsInSight() {
        Set<Integer> shown = indices(around(Set.of()));
        assertThat(shown).contains(GUILTY).hasSizeLessThanOrEqualTo(ROOM.operators());
        GRAPH.edges().stream()
                .filter(edge -> edge.from() == GUILTY || edge.to() == GUILTY)
                .forEach(edge -> assertThat(shown).contains(edge.from(), edge.to()));
    }

    @Test
    void whatIsOutOfSightIsFoldedAtTheOperatorThatItHangsOn() {
        OperatorNeighbourhood around = around(Set.of());
        Set<Integer> shown = indices(around);
        for (OperatorEdges.Edge edge : GRAPH.edges()) {
            if (shown.contains(edge.to()) && !shown.contains(edge.from())) {
                assertThat(fold(around, edge.to(), true).hidden()).contains(edge.from());
            }
            if (shown.contains(edge.from()) && !shown.contains(edge.to())) {
                assertThat(fold(around, edge.from(), false).hidden()).contains(edge.to());
            }
        }
    }

    @Test
    void anOpenedFoldIsInSight() {
        Fold fold = around(Set.of()).folds().getFirst();
        assertThat(indices(around(Set.copyOf(fold.hidden())))).containsAll(fold.hidden());
    }

    @Test
    void linksLeadFromLeftToRightAndNoBoxCoversAnother() {
        List<Picture.Spot> spots = picture().spots();
        for (int i = 0; i < spots.size(); i++) {
            for (int k = i + 1; k < spots.size(); k++) {
                assertThat(overlap(spots.get(i), spots.get(k)))
                        .as("%s and %s", spots.get(i), spots.get(k))
                        .isFalse();
            }
        }
        for (OperatorEdges.Edge edge : around(Set.of()).edges()) {
            double from = spot(edge.from()).x();
            assertThat(spot(edge.to()).x()).isGreaterThan(from);
        }
    }

    @Test
    void everyShapeLiesWithinThePicture() {
        Picture picture = picture();
        for (Picture.Spot spot : picture.spots()) {
            assertThat(spot.x()).isGreaterThanOrEqualTo(0);
            assertThat(spot.y()).isGreaterThanOrEqualTo(0);
            assertThat(spot.x() + spot.width()).isLessThanOrEqualTo(picture.width());
            assertThat(spot.y() + spot.height()).isLessThanOrEqualTo(picture.height());
        }
    }

    @Test
    void anOperatorThatWasNotCheckedIsDashedAndSaysSo() {
        var graph = new OperatorEdges(
                List.of(new OperatorEdges.Node(0, "Shape", "/s"), new OperatorEdges.Node(1, "Add", "/a")),
                List.of(new OperatorEdges.Edge(0, 1, "s")));
        Picture picture = OperatorPicture.of(
                OperatorNeighbourhood.of(graph, 0, Set.of(), ROOM), Optional.empty(), Measure.LOCAL, -1);
        assertThat(picture.shapes())
                .filteredOn(shape -> shape instanceof Plate plate
                        && plate.outline().orElseThrow().dashed())
                .hasSize(2);
        assertThat(texts(picture)).contains("not checked");
        assertThat(picture.twin().rows())
                .containsExactly(List.of("0 Shape /s", "1 Add /a", "s", "not checked", "not checked"));
    }

    @Test
    void theGuiltyOneSaysSoInAnyMeasure() {
        assertThat(texts(picture())).contains("guilty, 640×");
        Picture drift = OperatorPicture.of(around(Set.of()), Optional.of(FOUND), Measure.DRIFT, -1);
        assertThat(texts(drift)).anyMatch(text -> text.startsWith("guilty, 0.00"));
    }

    @Test
    void aChainOfAThousandOperatorsIsCutToItsRoom() {
        var nodes = IntStream.range(0, 1000)
                .mapToObj(i -> new OperatorEdges.Node(i, "Add", "/" + i))
                .toList();
        var edges = IntStream.range(0, 999)
                .mapToObj(i -> new OperatorEdges.Edge(i, i + 1, "v" + i))
                .toList();
        OperatorNeighbourhood around = OperatorNeighbourhood.of(new OperatorEdges(nodes, edges), 500, Set.of(), ROOM);
        assertThat(around.operators()).hasSizeLessThanOrEqualTo(ROOM.layers());
        assertThat(around.folds()).hasSize(2);
    }

    @Test
    void aLongLinkIsLedThroughTheLayersBetween() {
        var nodes = new ArrayList<LayeredLayout.Node>();
        IntStream.range(0, 5).forEach(i -> nodes.add(new LayeredLayout.Node(i, 56)));
        var links = new ArrayList<LayeredLayout.Link>();
        IntStream.range(0, 4).forEach(i -> links.add(new LayeredLayout.Link(i, i + 1)));
        links.add(new LayeredLayout.Link(0, 4));
        LayeredLayout layout = LayeredLayout.of(OperatorPicture.GRID, nodes, links);
        // Out, through three layers with two corners each, and in.
        assertThat(layout.paths().getLast()).hasSize(8);
        assertThat(layout.width()).isEqualTo(5 * OperatorPicture.GRID.width() + 4 * OperatorPicture.GRID.gap());
        for (Shape.Point corner : layout.paths().getLast().subList(1, 7)) {
            assertThat(layout.nodes())
                    .noneMatch(node -> node.x() < corner.x()
                            && corner.x() < node.x() + 112
                            && node.y() <= corner.y()
                            && corner.y() <= node.y() + node.height());
        }
    }

    private static Picture.Spot spot(int operator) {
        return picture().spot(OperatorStrip.target(operator)).orElseThrow();
    }

    private static Fold fold(OperatorNeighbourhood around, int at, boolean before) {
        return around.folds().stream()
                .filter(fold -> fold.at() == at && fold.before() == before)
                .findFirst()
                .orElseThrow();
    }

    private static Set<Integer> indices(OperatorNeighbourhood around) {
        var indices = new HashSet<Integer>();
        around.operators().forEach(node -> indices.add(node.index()));
        return indices;
    }

    private static boolean overlap(Picture.Spot a, Picture.Spot b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Words.class::isInstance)
                .map(shape -> ((Words) shape).text())
                .toList();
    }
}
