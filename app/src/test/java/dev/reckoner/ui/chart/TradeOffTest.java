package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cost against risk, on two logarithmic axes. */
class TradeOffTest {
    private static final List<TradeOff.Dot> DOTS = List.of(
            new TradeOff.Dot("zero-trust", SeriesMark.DIAMOND, 451, 0.0004, false),
            new TradeOff.Dot("minimal", SeriesMark.SQUARE, 0.9, 0.034, false),
            new TradeOff.Dot("standard", SeriesMark.CIRCLE, 6.1, 0.011, true));

    private static Picture picture(List<TradeOff.Dot> dots, double limit) {
        return TradeOff.of(dots, limit, 2412, 500, 240);
    }

    private static Picture.Spot spot(Picture picture, String name) {
        return picture.spot(name).orElseThrow();
    }

    private static List<Shape.Line> dashed(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Line.class::isInstance)
                .map(Shape.Line.class::cast)
                .filter(Shape.Line::dashed)
                .toList();
    }

    private static double y(Picture picture, double share) {
        return dashed(TradeOff.of(DOTS, share, 1, picture.width(), picture.height()))
                .getLast()
                .y1();
    }

    @Test
    void costlierIsFurtherRightAndSaferIsFurtherDown() {
        var picture = picture(DOTS, 0.01);
        assertThat(List.of(
                        spot(picture, "minimal").x(),
                        spot(picture, "standard").x(),
                        spot(picture, "zero-trust").x()))
                .isSorted();
        assertThat(List.of(
                        spot(picture, "minimal").y(),
                        spot(picture, "standard").y(),
                        spot(picture, "zero-trust").y()))
                .isSorted();
    }

    @Test
    void aTenthOfTheRiskIsAlwaysTheSameStep() {
        var picture = picture(DOTS, 0.01);
        double step = y(picture, 0.01) - y(picture, 0.1);
        assertThat(y(picture, 0.001) - y(picture, 0.01)).isCloseTo(step, within(1e-9));
    }

    @Test
    void theLimitIsALineAcrossTheWholeChart() {
        var limit = dashed(picture(DOTS, 0.01)).getLast();
        assertThat(limit.y1()).isEqualTo(limit.y2());
        assertThat(limit.x2() - limit.x1()).isGreaterThan(400);
    }

    @Test
    void thePoliciesAreJoinedInTheOrderOfTheirCost() {
        var ways = dashed(picture(DOTS, 0.01)).subList(0, 2);
        assertThat(ways.get(0).x2()).isEqualTo(ways.get(1).x1());
        assertThat(ways.get(0).x1()).isLessThan(ways.get(1).x2());
    }

    @Test
    void noNameLiesOverAnother() {
        var close = List.of(
                new TradeOff.Dot("one", SeriesMark.SQUARE, 1.0, 0.05, false),
                new TradeOff.Dot("two", SeriesMark.CIRCLE, 1.1, 0.05, false),
                new TradeOff.Dot("three", SeriesMark.TRIANGLE, 1.2, 0.05, false));
        var names = picture(close, 0.01).shapes().stream()
                .filter(Shape.Words.class::isInstance)
                .map(Shape.Words.class::cast)
                .filter(words -> words.face() == Shape.Face.STRONG)
                .toList();
        assertThat(names)
                .hasSize(3)
                .extracting(words -> Math.round(words.y()) + " " + words.anchor())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1e-9, 1e-9", "1e6, 1"})
    void whatIsZeroOrFarOffStaysInThePicture(double seconds, double risk) {
        var picture = picture(List.of(new TradeOff.Dot("one", SeriesMark.CIRCLE, seconds, risk, false)), 0.01);
        var spot = spot(picture, "one");
        assertThat(spot.x()).isBetween(0.0, 500.0);
        assertThat(spot.y()).isBetween(0.0, 240.0);
        assertThat(picture.shapes())
                .allSatisfy(shape -> assertThat(shape.toString()).doesNotContain("NaN"));
    }

    @Test
    void aRiskOfZeroIsSaidSinceALogarithmHasNoPlaceForIt() {
        var picture = picture(List.of(new TradeOff.Dot("one", SeriesMark.CIRCLE, 1, 0, false)), 0.01);
        assertThat(picture.shapes())
                .anySatisfy(shape -> assertThat(shape)
                        .isInstanceOfSatisfying(
                                Shape.Words.class,
                                words -> assertThat(words.text()).isEqualTo("one, 0 %")));
    }

    @Test
    void theSummaryTellsHowManyStayBelowTheLimit() {
        assertThat(picture(DOTS, 0.01).summary())
                .contains("minimal: 0.9 s, 3.4 % left", "1 of 3 leave no more than 1 %");
    }

    @Test
    void theTableHasTheSameFigures() {
        assertThat(picture(DOTS, 0.01).twin().rows())
                .containsExactly(
                        List.of("minimal", "0.9 s", "3.4 %"),
                        List.of("standard", "6.1 s", "1.1 %"),
                        List.of("zero-trust", "451 s", "0.04 %"));
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkLiesWithinItsSquareAroundThePoint(SeriesMark mark) {
        var points = mark.at(100, 50, 12) instanceof Shape.Polygon polygon
                ? polygon.corners()
                : List.of(new Shape.Point(94, 44), new Shape.Point(106, 56));
        assertThat(points).allSatisfy(point -> {
            assertThat(point.x()).isBetween(94.0, 106.0);
            assertThat(point.y()).isBetween(44.0, 56.0);
        });
        assertThat(mark.path()).startsWith("M").endsWith("Z");
    }
}
