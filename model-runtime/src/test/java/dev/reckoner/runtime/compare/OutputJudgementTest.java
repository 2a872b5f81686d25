package dev.reckoner.runtime.compare;

import static dev.reckoner.runtime.compare.Coverage.COVERED;
import static dev.reckoner.runtime.compare.Coverage.NOT_COVERED;
import static dev.reckoner.runtime.compare.Coverage.SAME_CONFIGURATION;
import static dev.reckoner.runtime.compare.Coverage.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.OutputJudgement.Calibrated;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdict on outputs of which honest runs were measured to differ by about a millionth. */
class OutputJudgementTest {
    private static final List<Long> SHAPE = List.of(8L, 384L);
    private static final float NOISE = 1e-6f;

    private final Tensor recomputed = numbers(1);

    @Test
    void whatHonestRunsDifferByIsWithinTheEmpiricalProfile() {
        Comparison comparison = judge(COVERED, noisy(recomputed, NOISE, 7));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
        assertThat(comparison.reason()).contains("what was measured for honest runs of this model");
        assertThat(comparison.percentiles()).isPresent();
    }

    @Test
    void inTheVeryConfigurationOfTheRunOneBitIsTooMuch() {
        Comparison comparison = judge(SAME_CONFIGURATION, moved(recomputed, 5, Math.ulp(1f)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason()).contains("repeated runs of this model give the same bits");
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-3f, 1e-4f, -2e-5f})
    void oneElementThatWasMovedIsFound(float by) {
        Comparison comparison = judge(COVERED, moved(noisy(recomputed, NOISE, 7), 1000, by));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason()).contains("times what honest runs of this model may");
    }

    /** All of it moved by less than the largest error of honest runs: a test of the largest alone would let it pass. */
    @Test
    void whoHidesBelowTheLargestErrorIsFoundByTheOthers() {
        float below = 1.5f * NOISE;
        Comparison comparison = judge(COVERED, mapped(recomputed, value -> value + below));

        assertThat(comparison.maxAbsolute()).isLessThan(comparison.empirical());
        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aRowThatWasReplacedIsFoundAndNamed() {
        Tensor claimed = noisy(recomputed, NOISE, 7);
        float[] values = floats(claimed);
        // A row of its own noise, three times that of others: thinned out in the whole, plain in the row.
        for (int i = 3 * 384; i < 4 * 384; i++) {
            values[i] += (i % 2 == 0 ? 1 : -1) * 4 * NOISE;
        }
        Comparison comparison = judge(COVERED, Tensor.ofFloats(SHAPE, values));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason()).contains("most in row 3");
    }

    @ParameterizedTest
    @EnumSource(
            value = Coverage.class,
            names = {"NOT_COVERED", "UNKNOWN"})
    void beyondWhatWasMeasuredElsewhereIsInconclusiveAndSaysWhatIsMissing(Coverage coverage) {
        Comparison comparison = judge(coverage, moved(noisy(recomputed, NOISE, 7), 1000, 2e-5f));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reason()).contains("a calibration of CUDA on an H100 would decide");
    }

    @Test
    void withinWhatWasMeasuredElsewhereIsWithin() {
        assertThat(judge(NOT_COVERED, noisy(recomputed, NOISE, 7)).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @ParameterizedTest
    @EnumSource(Coverage.class)
    void beyondWhatRoundingCanExplainIsOutsideWhateverIsCovered(Coverage coverage) {
        assertThat(judge(coverage, moved(recomputed, 1000, 0.1f)).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void equalBitsAreEqualBits() {
        assertThat(judge(UNKNOWN, recomputed).verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    /** As of a model that quantises to its batch: another model would be as close. */
    @Test
    void whereHonestRunsDifferByMoreThanRoundingBeingAsCloseAffirmsNothing() {
        Tensor far = noisy(recomputed, 0.1f, 3);
        Comparison comparison =
                OutputJudgement.by(calibrated(0.1f), COVERED, "").judge("y", far, recomputed);

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reason()).contains("another model could lie as close");
    }

    @Test
    void withoutACalibrationTheProfileOfTheTypeDecidesAsBefore() {
        Tensor claimed = noisy(recomputed, 1e-4f, 3);
        Comparison expected = TensorComparator.compare("y", claimed, recomputed);

        assertThat(OutputJudgement.byType().judge("y", claimed, recomputed)).isEqualTo(expected);
    }

    @Test
    void integersHaveNoTolerance() {
        Tensor own = Tensor.ofLongs(List.of(3L), 1, 2, 3);
        Comparison comparison = OutputJudgement.by(calibrated(NOISE), COVERED, "")
                .judge("y", Tensor.ofLongs(List.of(3L), 1, 2, 4), own);

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void roundingToDecimalsIsNamed(int places) {
        double power = Math.pow(10, places);
        Tensor claimed = mapped(noisy(recomputed, NOISE, 7), value -> Math.rint(value * power) / power);
        Comparison comparison = judge(COVERED, claimed);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason())
                .isEqualTo("The claimed output is the recomputed output, rounded to " + places + " decimals.");
    }

    @Test
    void decimalsThatWereCutOffAreRoundingToo() {
        Tensor claimed = mapped(noisy(recomputed, NOISE, 7), value -> (int) (value * 1e4) / 1e4);
        Comparison comparison = judge(COVERED, claimed);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).contains("rounded to 4 decimals");
    }

    @Test
    void roundingToSignificantDigitsIsNamed() {
        Tensor claimed = mapped(
                noisy(recomputed, NOISE, 7),
                value -> new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(4))
                        .doubleValue());
        Comparison comparison = judge(COVERED, claimed);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).contains("rounded to 4 significant digits");
    }

    @Test
    void roundingToHalfPrecisionIsNamedWithAndWithoutACalibration() {
        Tensor claimed =
                mapped(noisy(recomputed, NOISE, 7), value -> Float.float16ToFloat(Float.floatToFloat16((float) value)));

        for (Comparison comparison : List.of(
                judge(COVERED, claimed),
                judge(NOT_COVERED, claimed),
                OutputJudgement.byType().judge("y", claimed, recomputed))) {
            assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
            assertThat(comparison.reason()).contains("rounded to float16");
        }
    }

    @Test
    void oneThatANarrowerTypeHoldsAsItIsIsNamedHoweverFewItsElements() {
        var bytes = java.nio.ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(Float.floatToFloat16(0.5f)).putShort(Float.floatToFloat16(-2));
        Tensor claimed = Tensor.ofRaw(ElementType.FLOAT16, List.of(1L, 2L), bytes.array());
        Comparison comparison =
                OutputJudgement.byType().judge("y", claimed, Tensor.ofFloats(List.of(1L, 2L), 0.5f, -2));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).endsWith("rounded to float16, which changes none of its numbers.");
        assertThat(OutputJudgement.isNamedRounding(comparison)).isTrue();
    }

    /** A batch in which one row is a hundred times larger than any that was measured, and rounds in proportion. */
    @Test
    void aRowIsHeldToItsOwnSize() {
        Tensor own = mapped(recomputed, value -> value);
        float[] large = floats(own);
        float[] claimed = floats(noisy(own, NOISE, 3));
        for (int i = 0; i < 384; i++) {
            claimed[i] = 100 * claimed[i];
            large[i] = 100 * large[i];
        }
        Tensor there = Tensor.ofFloats(SHAPE, claimed);
        Comparison honest =
                OutputJudgement.by(calibrated(NOISE), COVERED, "").judge("y", there, Tensor.ofFloats(SHAPE, large));
        assertThat(honest.verdict()).as(honest.reason()).isEqualTo(Verdict.WITHIN_EMPIRICAL);

        // A row beside it is held to what it was held to before.
        claimed[400] += 20 * NOISE;
        Comparison moved = OutputJudgement.by(calibrated(NOISE), COVERED, "")
                .judge("y", Tensor.ofFloats(SHAPE, claimed), Tensor.ofFloats(SHAPE, large));
        assertThat(moved.verdict()).as(moved.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    /** Measured on values ten million times as large: a warning that the type gives is not taken back. */
    @Test
    void whatIsCloseOnlyBesideLargerValuesKeepsItsWarning() {
        ErrorVector any =
                new ErrorVector(java.util.Collections.nCopies(7, 3.0), java.util.Collections.nCopies(7, 1e-6), 1e-6);
        var measured = new MeasuredErrors(any, any, 1e6, 1e7);
        Tensor claimed = noisy(recomputed, 5e-5f, 3);
        assertThat(OutputJudgement.byType().judge("y", claimed, recomputed).verdict())
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(OutputJudgement.by(new Calibrated(measured, measured, 3), COVERED, "")
                        .judge("y", claimed, recomputed)
                        .verdict())
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @Test
    void anOutputThatWasKeptAsBfloat16IsNamedAsThat() throws Exception {
        var bytes = java.nio.ByteBuffer.allocate(2 * 8 * 384).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float value : floats(recomputed)) {
            int bits = Float.floatToRawIntBits(value);
            bytes.putShort((short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16));
        }
        Tensor claimed = Tensor.wrap(ElementType.BFLOAT16, SHAPE, bytes.flip());
        Comparison comparison = OutputJudgement.byType().judge("y", claimed, recomputed);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).contains("rounded to bfloat16");
    }

    @Test
    void aDoubleThatWasKeptInSinglePrecisionIsNamedAsThat() {
        double[] own = new Random(2).doubles(384).toArray();
        Tensor exact = Tensor.ofDoubles(List.of(384L), own);
        Tensor claimed = mapped(Tensor.ofFloats(List.of(384L), floats(exact)), value -> value);
        Comparison comparison = OutputJudgement.byType().judge("y", claimed, exact);

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(comparison.reason()).contains("rounded to float32");
    }

    @Test
    void roundingThatLeavesRoomForAnotherModelIsInconclusive() {
        Tensor claimed = mapped(recomputed, value -> Math.rint(value * 10) / 10);
        Tensor few = Tensor.ofFloats(List.of(1L, 2L), 0.7312f, -0.2148f);
        Tensor rounded = Tensor.ofFloats(List.of(1L, 2L), 0.73f, -0.21f);

        Comparison coarse = judge(COVERED, claimed);
        Comparison small = OutputJudgement.byType().judge("y", rounded, few);
        assertThat(coarse.verdict()).as(coarse.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(coarse.reason()).contains("rounded to 1 decimal: so coarsely");
        assertThat(small.verdict()).as(small.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(small.reason()).contains("rounded to 2 decimals: so coarsely");
    }

    @Test
    void anAlteredElementOnTheGridIsNoRounding() {
        Tensor claimed = moved(mapped(recomputed, value -> Math.rint(value * 1e4) / 1e4), 17, 2e-4f);
        Tensor onGrid = mapped(claimed, value -> Math.rint(value * 1e4) / 1e4);
        Comparison comparison = judge(COVERED, onGrid);

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(comparison.reason())
                .isEqualTo("All but 1 of 3,072 elements are the recomputed output, rounded to 4 decimals;"
                        + " element 17 is not.");
    }

    /** Every element a little off before it was rounded: each is where rounding could have put it, all of them are not. */
    @Test
    void anotherModelsOutputThatWasRoundedIsOutside() {
        Tensor other = noisy(recomputed, 3e-4f, 5);
        Comparison comparison = judge(COVERED, mapped(other, value -> Math.rint(value * 1e3) / 1e3));

        assertThat(comparison.verdict()).as(comparison.reason()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void allZerosAreNoRounding() {
        Comparison comparison = judge(COVERED, mapped(mapped(recomputed, value -> value / 3), value -> 0));

        assertThat(comparison.verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    private Comparison judge(Coverage coverage, Tensor claimed) {
        return OutputJudgement.by(calibrated(NOISE), coverage, "CUDA on an H100")
                .judge("y", claimed, recomputed);
    }

    /** As if measured on other inputs whose honest runs differ by noise of that size. */
    private static Calibrated calibrated(float noise) {
        MeasuredErrors across = MeasuredErrors.none(1, 1.1);
        for (int input = 10; input < 30; input++) {
            Tensor own = numbers(input);
            across = across.including(noisy(own, noise, 1000 + input), own);
        }
        return new Calibrated(across, MeasuredErrors.none(1, 1.1), 2);
    }

    private static Tensor numbers(long seed) {
        Random random = new Random(seed);
        float[] values = new float[8 * 384];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.ofFloats(SHAPE, values);
    }

    private static Tensor noisy(Tensor tensor, float noise, long seed) {
        Random random = new Random(seed);
        return mapped(tensor, value -> value + noise * random.nextGaussian());
    }

    private static Tensor moved(Tensor tensor, int at, float by) {
        float[] values = floats(tensor);
        values[at] += by;
        return Tensor.ofFloats(tensor.dims(), values);
    }

    private static Tensor mapped(Tensor tensor, DoubleUnaryOperator change) {
        float[] values = floats(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) change.applyAsDouble(values[i]);
        }
        return Tensor.ofFloats(tensor.dims(), values);
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[(int) tensor.elementCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.doubleAt(i);
        }
        return values;
    }
}
