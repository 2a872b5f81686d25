package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartGeometryTest {
    @Test
    void whereACalibrationDecidesTheBoundOfTheTypeIsNotDrawn() {
        Picture picture = ErrorHistogram.of(outside(), true, 500, 220);
        assertThat(texts(picture)).contains("honest runs 3.2e-6").noneMatch(text -> text.startsWith("bound"));
        assertThat(picture.summary()).contains("were measured").doesNotContain("bound");
    }

    private static final double PROFILE = 3.2e-6;
    private static final double BOUND = 4.7e-5;

    private static Comparison outside() {
        return Comparisons.of(PROFILE, BOUND, Comparisons.spread(384, 1e-6, 0.0312));
    }

    @Test
    void barsHoldEveryDifferingValueOnce() {
        Picture picture = ErrorHistogram.of(outside(), false, 500, 220);
        long counted = picture.twin().rows().stream()
                .mapToLong(row -> Long.parseLong(row.get(2).replace(",", "")))
                .sum();
        assertThat(counted).isEqualTo(384);
        assertThat(boxes(picture)).hasSize(picture.twin().rows().size());
    }

    @Test
    void barsRightOfTheBoundLineAreTheOnesInTheColourOfExcess() {
        Picture picture = ErrorHistogram.of(outside(), false, 500, 220);
        double bound = lines(picture, "accent").getFirst().x1();
        for (Box bar : boxes(picture)) {
            boolean beyond = bar.x() + bar.width() + 1 > bound + 0.01;
            assertThat(bar.fill()).contains(beyond ? "series-2" : "series-6");
        }
        assertThat(boxes(picture)).extracting(b -> b.fill().orElseThrow()).contains("series-2", "series-6");
    }

    @Test
    void thresholdsAreLabelledWithTheirFigures() {
        Picture picture = ErrorHistogram.of(outside(), false, 500, 220);
        assertThat(texts(picture)).contains("honest runs 3.2e-6", "bound 4.7e-5");
        assertThat(lines(picture, "affirming").getFirst().x1())
                .isLessThan(lines(picture, "accent").getFirst().x1());
    }

    @Test
    void thresholdsThatAreNoNumbersDrawNoLine() {
        Picture picture =
                ErrorHistogram.of(Comparisons.of(Double.NaN, Double.POSITIVE_INFINITY, 0.1, 0.2), false, 500, 220);
        assertThat(lines(picture, "affirming")).isEmpty();
        assertThat(lines(picture, "accent")).isEmpty();
    }

    @Test
    void equalTensorsSaySoInsteadOfShowingAnEmptyChart() {
        Picture picture = ErrorHistogram.of(Comparisons.of(PROFILE, BOUND, 0, 0, 0), false, 500, 220);
        assertThat(texts(picture)).contains("No value differs");
        assertThat(boxes(picture)).allMatch(box -> box.fill().equals(Optional.of("panel")));
    }

    @Test
    void cellsOfALargeTensorAreCountedAsTheComparisonCutsThem() {
        double[] errors = new double[6144];
        errors[6143] = 1;
        Comparison small = Comparisons.of(PROFILE, BOUND, errors);
        Picture picture = HeatMap.of(Comparisons.withHeat(small, 4096), 480, 400);
        // Cells are [6144 k / 4096, 6144 (k + 1) / 4096): the last one holds values 6142 and 6143.
        assertThat(picture.twin().rows().getFirst()).containsExactly("[6143]", "1.0000", "0.0000", "1.0e0");
        Box frame = boxes(picture).stream()
                .filter(box -> box.outline().equals(Optional.of("text")))
                .findFirst()
                .orElseThrow();
        assertThat(frame.x()).isGreaterThan(440);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 384, 4096})
    void everyShapeLiesWithinThePicture(int values) {
        Comparison comparison = Comparisons.of(PROFILE, BOUND, Comparisons.spread(values, 1e-6, 0.0312));
        for (Picture picture :
                List.of(ErrorHistogram.of(comparison, false, 480, 220), HeatMap.of(comparison, 480, 260))) {
            for (Box box : boxes(picture)) {
                assertThat(box.x()).isBetween(0.0, 480.0);
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(480);
                assertThat(box.y()).isGreaterThanOrEqualTo(0);
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(picture.height());
            }
        }
    }

    @Test
    void aHeatMapHasOneCellPerBlockAndDarkensWithTheError() {
        Comparison comparison = Comparisons.of(0, 0, 0.0, 0.25, 0.5, 0.75, 1.0);
        List<String> fills = boxes(HeatMap.of(comparison, 480, 220)).stream()
                .limit(5)
                .map(b -> b.fill().orElseThrow())
                .toList();
        assertThat(fills).containsExactly("heat-0", "heat-1", "heat-2", "heat-3", "heat-4");
    }

    @Test
    void theLargestErrorOfAHeatMapIsNamedAndFramed() {
        double[] errors = new double[384];
        errors[181] = 0.0312;
        Picture picture = HeatMap.of(Comparisons.of(PROFILE, BOUND, errors), 480, 260);
        assertThat(texts(picture)).contains("[181] 0.0312");
        assertThat(picture.shapes())
                .anyMatch(s -> s instanceof Box b && b.outline().equals(Optional.of("text")));
        assertThat(picture.twin().rows().getFirst()).containsExactly("[181]", "0.0312", "0.0000", "3.1e-2");
    }

    @Test
    void aRowOfTheMapIsATokenAndIsLabelledWithItsIndex() {
        double[] errors = new double[14 * 64];
        errors[4 * 64 + 12] = 0.0312;
        Comparison comparison = Comparisons.shaped(Comparisons.of(PROFILE, BOUND, errors), List.of(1L, 14L, 64L));
        Picture picture = HeatMap.of(comparison, 480, 260);
        assertThat(boxes(picture).stream().limit(14 * 64).map(Box::y).distinct())
                .hasSize(14);
        assertThat(texts(picture)).contains("token", "value", "0", "3", "12", "16", "63", "[0,4,12] 0.0312");
        assertThat(HeatMap.about(comparison)).isEqualTo("14 tokens × 64 values");
        Box worst = boxes(picture).stream()
                .filter(box -> box.fill().equals(Optional.of("heat-4"))
                        && box.outline().isEmpty())
                .findFirst()
                .orElseThrow();
        Box frame = boxes(picture).stream()
                .filter(box -> box.outline().equals(Optional.of("text")))
                .findFirst()
                .orElseThrow();
        assertThat(frame.x()).isEqualTo(worst.x() - 2);
        assertThat(frame.y()).isEqualTo(worst.y() - 2);
    }

    @Test
    void thePointerIsToldIndexBothValuesAndError() {
        double[] errors = new double[2 * 3 * 4];
        errors[17] = 0.0312;
        Comparison comparison = Comparisons.shaped(Comparisons.of(PROFILE, BOUND, errors), List.of(2L, 3L, 4L));
        Picture picture = HeatMap.of(comparison, 480, 260);
        Box frame = boxes(picture).stream()
                .filter(box -> box.outline().equals(Optional.of("text")))
                .findFirst()
                .orElseThrow();
        assertThat(picture.wordsAt(frame.x() + frame.width() / 2, frame.y() + frame.height() / 2))
                .contains("[1,1,1]: claimed 0.0312, recomputed 0.0000, error 0.0312");
        assertThat(picture.wordsAt(1, 1)).isEmpty();
        assertThat(texts(picture)).contains("0,0", "0,2", "1,1");
    }

    @Test
    void anErrorThatIsNoNumberCountsAsTheLargestStep() {
        Picture picture = HeatMap.of(Comparisons.of(PROFILE, BOUND, 0.1, Double.NaN, 0), 480, 220);
        assertThat(boxes(picture).get(1).fill()).contains("heat-4");
    }

    @Test
    void theStripDrawsADifferentShapeForEveryAnswer() {
        var strip = new ArrayList<>(Collections.nCopies(9, Optional.of(Tier.AFFIRMING)));
        strip.set(1, Optional.of(Tier.WARNING));
        strip.set(2, Optional.of(Tier.CONTRAINDICATED));
        strip.set(3, Optional.of(Tier.NONE));
        strip.set(4, Optional.empty());
        Picture picture = StripPicture.of(strip);
        assertThat(picture.shapes())
                .filteredOn(s -> s instanceof Box b && b.fill().isPresent())
                .hasSize(5);
        assertThat(picture.shapes()).filteredOn(Shape.Polygon.class::isInstance).hasSize(1);
        assertThat(picture.shapes()).filteredOn(Line.class::isInstance).hasSize(3);
        assertThat(picture.summary())
                .startsWith("Signature: affirming, Inputs: warning, Outputs: contraindicated, "
                        + "Signing key: not checked, Operator named: absent");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0312, 0.0312",
        "0, 0",
        "8.9e-8, 8.9e-8",
        "4.7e-5, 4.7e-5",
        "1234, 1.2e3",
        "0.5, 0.500",
        "12.34, 12.3",
        "NaN, NaN",
        "Infinity, infinite"
    })
    void errorsAreWrittenShort(double value, String text) {
        assertThat(Numbers.error(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 4, 7, 63, 68, 100, 1_000_001})
    void theCountAxisReachesTheTallestBarInFewRoundSteps(long most) {
        List<Long> ticks = Scale.counts(most);
        assertThat(ticks.getFirst()).isZero();
        assertThat(ticks.getLast()).isGreaterThanOrEqualTo(Math.max(1, most));
        assertThat(ticks).hasSizeBetween(2, 6);
    }

    private static List<Box> boxes(Picture picture) {
        return picture.shapes().stream()
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .toList();
    }

    private static List<Line> lines(Picture picture, String colour) {
        return picture.shapes().stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .filter(l -> l.colour().equals(colour))
                .toList();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Words.class::isInstance)
                .map(s -> ((Words) s).text())
                .toList();
    }
}
