package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.chart.Picture.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
    private static final Spot HERE = new Spot(100, 100, 10, 10, "here", "here");
    private static final Spot NEXT = new Spot(140, 100, 10, 10, "in the row", "next");
    private static final Spot NEARER_BUT_ASIDE = new Spot(112, 130, 10, 10, "aside", "aside");
    private static final Spot ABOVE = new Spot(100, 60, 10, 10, "above", "above");
    private static final List<Spot> ALL = List.of(HERE, NEXT, NEARER_BUT_ASIDE, ABOVE);

    @Test
    void anArrowLeadsAlongTheRowBeforeItLeadsAside() {
        assertThat(Way.RIGHT.from(HERE, ALL)).contains(NEXT);
        assertThat(Way.DOWN.from(HERE, ALL)).contains(NEARER_BUT_ASIDE);
        assertThat(Way.UP.from(HERE, ALL)).contains(ABOVE);
    }

    @Test
    void whereNothingIsItLeadsNowhere() {
        assertThat(Way.LEFT.from(HERE, ALL)).isEmpty();
        assertThat(Way.UP.from(HERE, List.of(HERE))).isEmpty();
    }

    @Test
    void everyCellOfAHeatMapIsReachedByArrowsAlone() {
        Picture picture = HeatMap.of(Comparisons.of(1e-6, 1e-5, Comparisons.spread(96, 1e-6, 1)), 480, 260);
        Spot at = picture.spots().getFirst();
        int steps = 0;
        for (var next = Way.RIGHT.from(at, picture.spots());
                next.isPresent();
                next = Way.RIGHT.from(next.get(), picture.spots())) {
            steps++;
            at = next.get();
        }
        assertThat(steps).isEqualTo(31);
        assertThat(Way.DOWN.from(at, picture.spots())).contains(picture.spots().get(63));
    }

    @Test
    void theCellUnderThePointerIsNamedInTheLegend() {
        var comparison = Comparisons.of(1e-6, 1e-5, 0.25, 0.5, 1.0);
        String first = HeatMap.of(comparison, 480, 260).spots().getFirst().target();
        assertThat(HeatMap.element(first)).hasValue(0);
        assertThat(HeatMap.element("bar:3")).isEmpty();
        assertThat(texts(HeatMap.of(comparison, 480, 260, first))).contains("[0] 0.250");
        assertThat(texts(HeatMap.of(comparison, 480, 260, ""))).contains("[2] 1.00");
        assertThat(texts(HeatMap.of(comparison, 480, 260, "element:77"))).contains("[2] 1.00");
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Words.class::isInstance)
                .map(shape -> ((Shape.Words) shape).text())
                .toList();
    }
}
