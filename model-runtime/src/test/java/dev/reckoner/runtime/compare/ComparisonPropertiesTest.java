package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any tensors; the seed is in the test's name. */
class ComparisonPropertiesTest {
    private static final int ELEMENTS = 5_000;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSymmetricStaysWhenTheSidesChangePlaces(long seed) {
        float[] y = values(seed);
        float[] c = disturbed(y, 1e-3, seed);

        Comparison one = compare(c, y);
        Comparison other = compare(y, c);

        assertThat(other.maxAbsolute()).isEqualTo(one.maxAbsolute());
        assertThat(other.maxAbsoluteIndex()).isEqualTo(one.maxAbsoluteIndex());
        assertThat(other.differing()).isEqualTo(one.differing());
        assertThat(other.ulps()).isEqualTo(one.ulps());
        assertThat(other.errors()).isEqualTo(one.errors());
        assertThat(other.heat().errors()).isEqualTo(one.heat().errors());
        assertThat(other.cosine()).isCloseTo(one.cosine(), within(1e-15));
        assertThat(other.topK().common()).isEqualTo(one.topK().common());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheElementsDoesNotMatter(long seed) {
        float[] y = values(seed);
        float[] c = disturbed(y, 1e-6, seed);
        int[] order = shuffled(seed);

        Comparison straight = compare(c, y);
        Comparison shuffled = compare(permuted(c, order), permuted(y, order));

        assertThat(shuffled.verdict()).isEqualTo(straight.verdict());
        assertThat(shuffled.maxAbsolute()).isEqualTo(straight.maxAbsolute());
        assertThat(shuffled.maxRelative()).isEqualTo(straight.maxRelative());
        assertThat(shuffled.ulps()).isEqualTo(straight.ulps());
        assertThat(shuffled.errors()).isEqualTo(straight.errors());
        assertThat(shuffled.relativeL2()).isCloseTo(straight.relativeL2(), within(straight.relativeL2() * 1e-13));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargerErrorNeverImprovesTheVerdict(long seed) {
        float[] y = values(seed);
        Verdict before = Verdict.BIT_EXACT;
        for (double size = 1e-9; size < 10; size *= 1.7) {
            Verdict verdict = compare(disturbed(y, size, seed), y).verdict();
            assertThat(verdict).as("relative error %s", size).isGreaterThanOrEqualTo(before);
            before = verdict;
        }
        assertThat(before).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneWrongElementAmongManyIsFound(long seed) {
        float[] y = values(seed);
        int place = new Random(seed).nextInt(ELEMENTS);
        Verdict before = Verdict.BIT_EXACT;
        for (double size = 1e-7; size < 1; size *= 2) {
            float[] c = y.clone();
            c[place] += (float) size;
            Comparison comparison = compare(c, y);
            if (comparison.differing() > 0) {
                assertThat(comparison.maxAbsoluteIndex()).isEqualTo(place);
            }
            assertThat(comparison.verdict()).isGreaterThanOrEqualTo(before);
            before = comparison.verdict();
        }
        assertThat(before).isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scalingBothSidesByAPowerOfTwoChangesNoFigureThatIsRelative(long seed) {
        float[] y = values(seed);
        float[] c = disturbed(y, 3e-5, seed);

        Comparison plain = compare(c, y);
        Comparison scaled = compare(scaled(c, 0x1p40f), scaled(y, 0x1p40f));

        assertThat(scaled.verdict()).isEqualTo(plain.verdict());
        assertThat(scaled.relativeL2()).isEqualTo(plain.relativeL2());
        assertThat(scaled.maxRelative()).isEqualTo(plain.maxRelative());
        assertThat(scaled.cosine()).isEqualTo(plain.cosine());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAddUp(long seed) {
        float[] y = values(seed);
        float[] c = disturbed(y, 1e-7, seed);

        Comparison comparison = compare(c, y);

        assertThat(sum(comparison.ulps())).isEqualTo(ELEMENTS);
        assertThat(sum(comparison.errors())).isEqualTo(comparison.differing());
        assertThat(Collections.max(comparison.heat().errors())).isEqualTo(comparison.maxAbsolute());
    }

    private static Comparison compare(float[] claimed, float[] recomputed) {
        return TensorComparator.compare("y", tensor(claimed), tensor(recomputed));
    }

    private static Tensor tensor(float[] values) {
        return Tensor.ofFloats(List.of((long) values.length), values);
    }

    private static float[] values(long seed) {
        Random random = new Random(seed);
        float[] values = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] disturbed(float[] values, double size, long seed) {
        Random random = new Random(seed + 1_000);
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (result[i] + size * random.nextGaussian());
        }
        return result;
    }

    private static float[] scaled(float[] values, float factor) {
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static int[] shuffled(long seed) {
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, ELEMENTS).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] permuted(float[] values, int[] order) {
        float[] result = new float[values.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = values[order[i]];
        }
        return result;
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
