package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorVectorTest {
    private static final int[] PER_MILLE = {500, 750, 900, 950, 990, 999, 1000};

    /** Few elements are sorted, many fall into buckets; both must give what sorting gives. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000, 32_768, 32_769, 200_001})
    void percentilesAreThoseOfTheSortedErrors(int count) {
        Random random = new Random(count);
        float[] b = new float[count];
        float[] a = new float[count];
        double[] errors = new double[count];
        for (int i = 0; i < count; i++) {
            b[i] = (float) random.nextGaussian();
            // Of all sizes, many of them zero, many equal.
            double error = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 0x1p-10;
                default -> Math.scalb(random.nextDouble(), -random.nextInt(60));
            };
            a[i] = (float) (b[i] + error);
            errors[i] = Math.abs((double) a[i] - b[i]);
        }
        Arrays.sort(errors);
        List<Double> expected = Arrays.stream(PER_MILLE)
                .mapToObj(part -> errors[(int) Math.ceilDiv((long) count * part, 1000L) - 1])
                .toList();

        assertThat(ErrorVector.of(floats(a), floats(b)).absolute()).isEqualTo(expected);
    }

    @Test
    void theRelativeErrorOfAnElementNearZeroIsTakenOfATenthOfTheScale() {
        ErrorVector vector = ErrorVector.of(floats(1, 0.5f), floats(1, 0));

        double rms = Math.sqrt(0.5);
        assertThat(vector.relative().getLast()).isCloseTo(0.5 / (0.1 * rms), within(1e-12));
        assertThat(vector.relativeL2()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aValueThatHappensToBeAlmostZeroIsMeasuredByItsUsualSize() {
        ErrorVector alone = ErrorVector.of(floats(1.5e-6f), floats(0.5e-6f));
        ErrorVector usual = ErrorVector.of(floats(1.5e-6f), floats(0.5e-6f), 1);

        assertThat(alone.relativeL2()).isCloseTo(2, within(1e-6));
        assertThat(usual.relativeL2()).isCloseTo(1e-5, within(1e-9));
        assertThat(usual.relative().getLast()).isCloseTo(1e-5, within(1e-9));
        assertThat(usual.absolute()).isEqualTo(alone.absolute());
    }

    @Test
    void equalTensorsDifferInNothingWhateverIsInThem() {
        Tensor odd = floats(Float.NaN, Float.POSITIVE_INFINITY, -0f, 1);

        assertThat(ErrorVector.of(odd, odd)).isEqualTo(ErrorVector.ZERO);
        assertThat(ErrorVector.of(floats(0f), floats(-0f))).isEqualTo(ErrorVector.ZERO);
    }

    @Test
    void whatIsInfiniteOnOneSideIsBeyondEveryThreshold() {
        ErrorVector vector = ErrorVector.of(floats(Float.NaN, 1), floats(0, 1));

        assertThat(vector.allFinite()).isFalse();
        assertThat(vector.exceedance(vector)).isInfinite();
    }

    @Test
    void squaresOfLargeDoublesDoNotOverflow() {
        Tensor one = Tensor.ofDoubles(List.of(2L), 1.5e300, 1e300);
        Tensor other = Tensor.ofDoubles(List.of(2L), 1e300, 1e300);

        assertThat(ErrorVector.of(one, other).relativeL2()).isCloseTo(0.5 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void exceedanceIsTheWorstFigureOfAll() {
        ErrorVector threshold = ErrorVector.flat(2, 4);

        assertThat(ErrorVector.ZERO.exceedance(ErrorVector.ZERO)).isZero();
        assertThat(ErrorVector.flat(1, 1).exceedance(threshold)).isEqualTo(0.5);
        assertThat(ErrorVector.flat(1, 8).exceedance(threshold)).isEqualTo(2);
        assertThat(ErrorVector.flat(1, 1).exceedance(ErrorVector.ZERO)).isInfinite();
    }

    private static Tensor floats(float... values) {
        return Tensor.ofFloats(List.of((long) values.length), values);
    }
}
