package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorComparatorTest {
    @Test
    void equalBitsAreBitExact() {
        Comparison comparison = compare(floats(1, -2, 0.5f), floats(1, -2, 0.5f));

        assertThat(comparison.verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(comparison.elements()).isEqualTo(3);
        assertThat(comparison.differing()).isZero();
        assertThat(comparison.maxAbsoluteIndex()).isEqualTo(-1);
        assertThat(comparison.cosine()).isEqualTo(1);
        assertThat(comparison.ulps()).hasSize(65).startsWith(3L, 0L);
        assertThat(comparison.errors()).hasSize(64).containsOnly(0L);
        assertThat(comparison.reason()).isEqualTo("All 3 elements agree in every bit.");
    }

    @Test
    void figuresOfASmallDifferenceAreExact() {
        Comparison comparison = compare(floats(3, 4.5f, 0, 1), floats(3, 4, 0, 0));

        assertThat(comparison.differing()).isEqualTo(2);
        assertThat(comparison.maxAbsolute()).isEqualTo(1);
        assertThat(comparison.maxAbsoluteIndex()).isEqualTo(3);
        assertThat(comparison.maxRelative()).isEqualTo(0.125);
        assertThat(comparison.relativeL2()).isCloseTo(Math.sqrt(1.25) / 5, within(1e-16));
        assertThat(comparison.cosine()).isCloseTo(27 / (5 * Math.sqrt(9 + 20.25 + 1)), within(1e-15));
        assertThat(comparison.heat().errors()).containsExactly(0.0, 0.5, 0.0, 1.0);
        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void distancesInUlpsFallIntoPowersOfTwo() {
        float one = 1;
        float next = Math.nextUp(one);
        Comparison comparison = compare(
                floats(one, next, Math.nextUp(next), Float.intBitsToFloat(Float.floatToIntBits(one) + 3), -0f),
                floats(one, one, one, one, 0f));

        assertThat(comparison.ulps().subList(0, 4)).containsExactly(2L, 1L, 2L, 0L);
        assertThat(comparison.differing()).isEqualTo(4);
    }

    @Test
    void farthestDoublesOfBothSignsHaveADistance() {
        Tensor most = Tensor.ofDoubles(List.of(1L), Double.MAX_VALUE);
        Tensor least = Tensor.ofDoubles(List.of(1L), -Double.MAX_VALUE);

        Comparison comparison = compare(most, least);

        assertThat(comparison.ulps().get(64)).isEqualTo(1);
        assertThat(comparison.maxAbsolute()).isEqualTo(Double.MAX_VALUE);
        assertThat(comparison.relativeL2()).isEqualTo(2);
        assertThat(comparison.cosine()).isEqualTo(-1);
        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void errorsFallIntoQuartersOfDecades() {
        Tensor claimed = Tensor.ofDoubles(List.of(6L), 1e-13, 1e-12, 1e-6, 1.7e-6, 1e9, 0);
        Tensor recomputed = Tensor.ofDoubles(List.of(6L), 0, 0, 0, 0, 0, 0);

        List<Long> errors = compare(claimed, recomputed).errors();

        assertThat(errors.getFirst()).isEqualTo(2);
        assertThat(errors.get(24)).isEqualTo(2);
        assertThat(errors.getLast()).isEqualTo(1);
        assertThat(errors.stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
    }

    @Test
    void heatKeepsTheLargestErrorOfEachOfAtMost4096CellsOfAVector() {
        float[] claimed = new float[10_000];
        claimed[0] = 1;
        claimed[9_999] = 2;

        List<Double> heat =
                compare(floats(claimed), floats(new float[10_000])).heat().errors();

        assertThat(heat).hasSize(4_096).startsWith(1.0, 0.0).endsWith(0.0, 2.0);
    }

    @Test
    void theSameNanAndInfinityOnBothSidesIsNoDifference() {
        Comparison comparison =
                compare(floats(Float.NaN, Float.POSITIVE_INFINITY, 1), floats(Float.NaN, Float.POSITIVE_INFINITY, 1));

        assertThat(comparison.verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(comparison.nonFiniteMismatches()).isZero();
    }

    @Test
    void nanOrInfinityOnOneSideOnlyIsOutside() {
        Comparison comparison = compare(
                floats(Float.NaN, Float.POSITIVE_INFINITY, 1, Float.NaN),
                floats(1, Float.NEGATIVE_INFINITY, 1, Float.POSITIVE_INFINITY));

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.nonFiniteMismatches()).isEqualTo(3);
        assertThat(comparison.heat().errors().getFirst()).isInfinite();
        assertThat(comparison.reason()).isEqualTo("3 elements are NaN or infinite on one side only.");
    }

    @Test
    void anotherElementTypeOrShapeIsOutsideAndSaysSo() {
        Tensor ints = Tensor.ofInts(List.of(2L), 1, 2);

        assertThat(compare(ints, Tensor.ofLongs(List.of(2L), 1, 2)))
                .extracting(Comparison::verdict, Comparison::reason)
                .containsExactly(Verdict.OUTSIDE, "Element type: claimed INT32, recomputed INT64.");
        assertThat(compare(ints, Tensor.ofInts(List.of(1L, 2L), 1, 2)).reason())
                .isEqualTo("Shape: claimed [2], recomputed [1, 2].");
    }

    @Test
    void integersAndStringsAreExactOrOutside() {
        assertThat(compare(longs(1L << 60), longs((1L << 60) + 1)).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(compare(longs(1L << 60), longs((1L << 60) + 1)).maxAbsolute())
                .isEqualTo(1);
        assertThat(compare(longs(7), longs(7)).verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(compare(strings("a", "b"), strings("a", "c")))
                .extracting(Comparison::verdict, Comparison::differing, Comparison::reason)
                .containsExactly(Verdict.OUTSIDE, 1L, "1 of 2 strings differ.");
        assertThat(compare(strings("a"), strings("a")).verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void integersStayExactUnderAGenerousProfile() {
        ToleranceProfile generous = ToleranceProfile.defaultFor(ElementType.BFLOAT16);

        assertThat(TensorComparator.compare("y", longs(1_000_000), longs(1_000_001), generous)
                        .verdict())
                .isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void halvesOfComplexNumbersCountAsOneElement() {
        byte[] none = new byte[16];
        byte[] bothHalves = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f, 0, 0, (byte) 0x80, 0x3f};
        Comparison comparison = compare(
                Tensor.ofRaw(ElementType.COMPLEX64, List.of(2L), bothHalves),
                Tensor.ofRaw(ElementType.COMPLEX64, List.of(2L), none));

        assertThat(comparison.elements()).isEqualTo(2);
        assertThat(comparison.differing()).isEqualTo(1);
        assertThat(comparison.maxAbsoluteIndex()).isEqualTo(1);
    }

    @Test
    void theLargestAreRankedAndTiesGoToTheLowerIndex() {
        Comparison.TopK top = compare(floats(1, 9, 3, 9, 5, 6, 7), floats(1, 8, 3, 9, 5, 6, 9))
                .topK();

        assertThat(top.k()).isEqualTo(5);
        assertThat(top.rows()).extracting(Comparison.TopK.Row::index).containsExactly(3L, 6L, 1L, 5L, 4L);
        assertThat(top.rows()).extracting(Comparison.TopK.Row::claimedRank).containsExactly(2, 3, 1, 4, 5);
        assertThat(top.common()).isEqualTo(5);
        assertThat(top.sameOrder()).isFalse();
    }

    @Test
    void anElementThatTheClaimDoesNotRankHasRankZero() {
        Comparison.TopK top =
                compare(floats(0, 1, 2, 3, 4, 5), floats(9, 1, 2, 3, 4, 5)).topK();

        assertThat(top.rows().getFirst()).isEqualTo(new Comparison.TopK.Row(0, 0, 9, 0, 1));
        assertThat(top.common()).isEqualTo(4);
    }

    @Test
    void anEmptyTensorAgrees() {
        Comparison comparison = compare(floats(), floats());

        assertThat(comparison.verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(comparison.heat().cells()).isEmpty();
        assertThat(comparison.cosine()).isNaN();
    }

    @Test
    void theRestOfACancellationIsNotAnAccusation() {
        assertThat(compare(floats(3e-8f), floats(0)).verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(compare(floats(3e-5f), floats(0)).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aClaimCannotWidenItsOwnTolerance() {
        assertThat(compare(floats(1e30f, 1), floats(1, 1)).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyElementTypeCanBeCompared(ElementType type) {
        Tensor tensor = type == ElementType.STRING
                ? strings("a", "b")
                : Tensor.ofRaw(type, List.of(2L), new byte[Math.max(1, type.bits() * 2 / 8)]);

        assertThat(compare(tensor, tensor).verdict()).isEqualTo(Verdict.BIT_EXACT);
        assertThat(compare(tensor, tensor).ulps())
                .startsWith(tensor.type().family() == ElementType.Family.COMPLEX ? 4L : 2L);
    }

    @Test
    void whatIsMissingMakesADifferenceInconclusiveButNotAnEquality() {
        Comparison differs = compare(floats(1), floats(2)).inconclusive("The batch is unknown.");

        assertThat(differs.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(differs.reason()).isEqualTo("The batch is unknown.");
        assertThat(differs.maxAbsolute()).isEqualTo(1);
        assertThat(compare(floats(1), floats(1))
                        .inconclusive("The batch is unknown.")
                        .verdict())
                .isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void sequencesAndOptionalsAreComparedTensorByTensor() {
        TensorSequence two = new TensorSequence(List.of(floats(1), floats(2)));
        TensorSequence changed = new TensorSequence(List.of(floats(1), floats(3)));

        assertThat(ValueComparator.compare("y", OptionalValue.of(changed), OptionalValue.of(two)))
                .extracting(Comparison::output, Comparison::verdict)
                .containsExactly(tuple("y[0]", Verdict.BIT_EXACT), tuple("y[1]", Verdict.OUTSIDE));
        assertThat(ValueComparator.compare("y", floats(1), two))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.OUTSIDE);
        assertThat(ValueComparator.compare("y", OptionalValue.none(), OptionalValue.none()))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.BIT_EXACT);
        assertThat(ValueComparator.compare("y", OptionalValue.none(), OptionalValue.of(two)))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.OUTSIDE);
    }

    private static Comparison compare(Tensor claimed, Tensor recomputed) {
        return TensorComparator.compare("y", claimed, recomputed);
    }

    private static Tensor floats(float... values) {
        return Tensor.ofFloats(List.of((long) values.length), values);
    }

    private static Tensor longs(long... values) {
        return Tensor.ofLongs(List.of((long) values.length), values);
    }

    private static Tensor strings(String... values) {
        return Tensor.ofStrings(List.of((long) values.length), values);
    }
}
