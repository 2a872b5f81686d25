package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.ui.reexecution.ValueRows.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRowsTest {
    private static final View DIFFERING = new View(true, false);
    private static final View WORST_FIRST = new View(false, true);
    private static final View BOTH = new View(true, true);

    private static ValuePair pair(float[] claimed, float[] recomputed) {
        var dims = List.of((long) claimed.length);
        return new ValuePair("y", Tensor.ofFloats(dims, claimed), Tensor.ofFloats(dims, recomputed));
    }

    private static ValueRows rows(ValuePair pair, View view) {
        return new ValueRows(pair, ValueOrder.of(pair), view);
    }

    private static List<Integer> indices(List<ValueRow> rows) {
        return rows.stream().map(ValueRow::index).toList();
    }

    @Test
    void valuesStandInTheOrderOfTheTensorOrTheLargestErrorFirst() {
        var pair = pair(new float[] {1, 2, 3, 4, 5}, new float[] {1, 2.5f, 3, 3.9f, 6});
        assertThat(indices(rows(pair, View.ALL))).containsExactly(0, 1, 2, 3, 4);
        assertThat(indices(rows(pair, DIFFERING))).containsExactly(1, 3, 4);
        assertThat(indices(rows(pair, BOTH))).containsExactly(4, 1, 3);
        assertThat(indices(rows(pair, WORST_FIRST))).containsExactly(4, 1, 3, 0, 2);
        assertThat(ValueOrder.of(pair).worst()).isEqualTo(4);
        assertThat(ValueOrder.of(pair).differing()).isEqualTo(3);
    }

    @Test
    void aValueIsFoundInEveryOrder() {
        var random = new Random(7);
        float[] claimed = new float[5000];
        float[] recomputed = new float[5000];
        for (int i = 0; i < claimed.length; i++) {
            recomputed[i] = random.nextFloat();
            claimed[i] = i % 3 == 0 ? recomputed[i] + random.nextFloat() * 1e-3f : recomputed[i];
        }
        var pair = pair(claimed, recomputed);
        for (View view : List.of(View.ALL, DIFFERING, WORST_FIRST, BOTH)) {
            ValueRows rows = rows(pair, view);
            for (int place = 0; place < rows.size(); place += 7) {
                assertThat(rows.placeOf(rows.get(place).index())).as("%s", view).isEqualTo(place);
                assertThat(rows.indexOf(rows.get(place))).isEqualTo(place);
            }
            assertThat(indices(rows)).doesNotHaveDuplicates();
        }
        assertThat(rows(pair, View.ALL).placeOf(-1)).isNegative();
        assertThat(rows(pair, View.ALL).placeOf(5000)).isNegative();
        assertThat(rows(pair, DIFFERING).placeOf(1)).as("does not differ").isNegative();
        List<Double> errors = new ArrayList<>();
        rows(pair, BOTH).forEach(row -> errors.add(pair.error(row.index())));
        for (int i = 1; i < errors.size(); i++) {
            assertThat(errors.get(i)).isLessThanOrEqualTo(errors.get(i - 1) * (1 + 1e-6));
        }
    }

    @Test
    void whatIsNoNumberOnOneSideComesFirstAndBothZerosDifferOnlyInTheirBits() {
        var pair = pair(
                new float[] {1, Float.NaN, 0f, Float.NaN, Float.POSITIVE_INFINITY},
                new float[] {9, 2, -0f, Float.NaN, Float.POSITIVE_INFINITY});
        ValueRows rows = rows(pair, BOTH);
        assertThat(indices(rows)).containsExactly(1, 0, 2);
        assertThat(rows.getFirst().difference()).isEqualTo("infinite");
        assertThat(rows.get(2).difference()).isEqualTo("0");
        assertThat(rows.get(2).claimed()).isEqualTo("0.0");
        assertThat(rows.get(2).recomputed()).isEqualTo("-0.0");
        assertThat(rows.get(2).ulps()).isEqualTo("0");
        assertThat(rows.get(2).differs()).isTrue();
    }

    @Test
    void twoValuesThatDifferNeverLookAlike() {
        float value = 0.1f;
        float next = Math.nextUp(value);
        ValueRow row = ValueRow.of(pair(new float[] {value}, new float[] {next}), 0);
        assertThat(row.claimed()).isNotEqualTo(row.recomputed());
        assertThat(row.ulps()).isEqualTo("1");
    }

    @Test
    void distancesOfWholeRangesFitTheirColumn() {
        ValueRow row = ValueRow.of(
                new ValuePair(
                        "y",
                        Tensor.ofDoubles(List.of(1L), -Double.MAX_VALUE),
                        Tensor.ofDoubles(List.of(1L), Double.MAX_VALUE)),
                0);
        assertThat(row.ulps()).isEqualTo(Long.toUnsignedString(2 * Double.doubleToLongBits(Double.MAX_VALUE)));
        assertThat(row.difference()).isEqualTo("infinite");
    }

    @Test
    void everyTypeIsWrittenInItsOwnWay() {
        assertThat(ValueRow.text(Tensor.ofLongs(List.of(1L), Long.MIN_VALUE), 0))
                .isEqualTo("-9223372036854775808");
        assertThat(ValueRow.text(
                        Tensor.ofRaw(
                                ElementType.UINT64,
                                List.of(1L),
                                (byte) 255,
                                (byte) 255,
                                (byte) 255,
                                (byte) 255,
                                (byte) 255,
                                (byte) 255,
                                (byte) 255,
                                (byte) 255),
                        0))
                .isEqualTo("18446744073709551615");
        assertThat(ValueRow.text(Tensor.ofRaw(ElementType.BOOL, List.of(1L), (byte) 1), 0))
                .isEqualTo("true");
        assertThat(ValueRow.text(Tensor.ofRaw(ElementType.INT8, List.of(1L), (byte) -3), 0))
                .isEqualTo("-3");
        assertThat(ValueRow.text(Tensor.ofStrings(List.of(1L), "cat"), 0)).isEqualTo("cat");
        assertThat(ValueRow.text(
                        Tensor.ofRaw(
                                ElementType.COMPLEX64,
                                List.of(1L),
                                (byte) 0,
                                (byte) 0,
                                (byte) 128,
                                (byte) 63,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 192),
                        0))
                .isEqualTo("1.0 -2.0i");
    }

    @Test
    void textIsComparedByItsBytesAndHasNoError() {
        var pair = new ValuePair(
                "y", Tensor.ofStrings(List.of(2L), "cat", "dog"), Tensor.ofStrings(List.of(2L), "cat", "cow"));
        assertThat(indices(rows(pair, BOTH))).containsExactly(1);
        assertThat(rows(pair, BOTH).getFirst().difference()).isEmpty();
        assertThat(rows(pair, BOTH).getFirst().ulps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; [0, 0, 0]", "5375; [0, 13, 383]", "6531; [1, 3, 3]", "10751; [1, 13, 383]"})
    void aPlaceIsTheIndexAlongEachDimension(long index, String place) {
        assertThat(ValueRow.place(List.of(2L, 14L, 384L), index)).isEqualTo(place);
    }

    @Test
    void aScalarHasNoIndices() {
        assertThat(ValueRow.place(List.of(), 0)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_000_000})
    void rowsAreMadeOnlyWhenTheyAreLookedAt(int size) {
        float[] claimed = new float[size];
        float[] recomputed = new float[size];
        IntStream.range(0, size).filter(i -> i % 2 == 0).forEach(i -> recomputed[i] = i * 1e-6f);
        var pair = pair(claimed, recomputed);
        ValueRows rows = rows(pair, WORST_FIRST);
        assertThat(rows).hasSize(size);
        if (size > 2) {
            assertThat(rows.getFirst().index()).isEqualTo(size - 2);
            assertThat(rows.get(size - 1).differs()).isFalse();
        }
    }

    @Test
    void theOrderIsThatOfAPlainSort() {
        var random = new Random(3);
        float[] claimed = new float[300];
        float[] recomputed = new float[300];
        for (int i = 0; i < 300; i++) {
            claimed[i] = random.nextInt(20);
        }
        var pair = pair(claimed, recomputed);
        List<Integer> expected = IntStream.range(0, 300)
                .boxed()
                .filter(pair::differs)
                .sorted(Comparator.comparingDouble((Integer i) -> -pair.error(i))
                        .thenComparing(i -> i))
                .toList();
        assertThat(indices(rows(pair, BOTH))).isEqualTo(expected);
    }
}
