package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A huge element sets no tolerance for the others, and elements of like size are judged together. */
class GroupsOfLikeSizeTest {
    private static final double[] SCORES = {2, 4, 6, 8, 10, 12, 14};
    private static final double[] OTHER_SCORES = {999, -50, 0, 3, 3, 3, -200};

    @ParameterizedTest
    @ValueSource(doubles = {-1e9, -3.4e38, 1e30})
    void aMaskInOnePlaceHidesNothing(double mask) {
        Comparison comparison = compare(and(OTHER_SCORES, mask), and(SCORES, mask));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.theoretical()).isLessThan(0.1);
        assertThat(comparison.reason())
                .isEqualTo("The 7 elements that are around 8.94 in size, far smaller than others, differ by up to 997,"
                        + " more than rounding of numbers of their size can explain, but not more than is left where numbers"
                        + " of the size of the others cancel.");
    }

    /** The transform of a pure tone: two large coefficients, and beside them what is left of cancelling, different on each side. */
    @Test
    void whatIsLeftOfACancellationAccusesNobody() {
        Random random = new Random(7);
        double[] claimed = new double[64];
        double[] recomputed = new double[64];
        for (int i = 0; i < 64; i++) {
            claimed[i] = i == 8 || i == 56 ? 1e6 : random.nextGaussian() * 0.1;
            recomputed[i] = i == 8 || i == 56 ? 1e6 : random.nextGaussian() * 0.1;
        }
        assertThat(compare(claimed, recomputed).verdict()).isNotEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aThousandTimesTheOthersIsHugeAlready() {
        double[] slightly = SCORES.clone();
        slightly[0] += 0.1;
        assertThat(compare(and(slightly, -1e4), and(SCORES, -1e4)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"FLOAT", "DOUBLE", "FLOAT16", "BFLOAT16", "FLOAT8E5M2", "COMPLEX64", "COMPLEX128"})
    void aMaskHidesNothingWhateverTheType(ElementType type) {
        double mask = switch (type) {
            case FLOAT16, FLOAT8E5M2 -> -40_960;
            case DOUBLE, COMPLEX128 -> -0x1p60;
            default -> -0x1p30;
        };
        double[] twice = {4, 8, 12, 16, 20, 24, 28};
        assertThat(TensorComparator.compare("y", tensor(type, and(twice, mask)), tensor(type, and(SCORES, mask)))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void rowsOfMasksHideNothingEvenWhereTheyAreMost(double share) {
        double[] y = normal(4_000, 3);
        double[] c = disturbed(y, 0.01, 3);
        for (int i = 0; i < y.length * share; i++) {
            y[i] = Math.round(y[i]) * 64 - 1e9;
            c[i] = y[i];
        }
        assertThat(compare(c, y).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(compare(y, y).verdict()).isEqualTo(Verdict.BIT_EXACT);
    }

    @Test
    void anHonestRunBesideAMaskIsWithin() {
        double[] y = normal(4_000, 3);
        Arrays.fill(y, 0, 1_000, -1e9);
        double[] c = y.clone();
        System.arraycopy(disturbed(y, 1e-6, 3), 1_000, c, 1_000, 3_000);

        assertThat(compare(c, y).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void hugeElementsOfSeveralSizesHideNothingOfEachOther() {
        double[] y = {1, 2, 3, 4, 5e5, 6e5, 7e5, -1e15};
        double[] c = {1, 2, 3, 4, 6e5, 6e5, 7e5, -1e15};
        assertThat(compare(c, y).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aDifferenceOfAHugeElementIsMeasuredByItself() {
        assertThat(compare(and(SCORES, -1.001e9), and(SCORES, -1e9)).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(compare(and(SCORES, -1.000001e9), and(SCORES, -1e9)).verdict())
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void addingAHugeElementToBothSidesImprovesNoVerdict() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            double[] y = any(random);
            double[] c = disturbed(y, Math.pow(10, -7 + 6 * random.nextDouble()), seed);
            double largest = Arrays.stream(y).map(Math::abs).max().orElseThrow();
            double huge = largest * Math.scalb(1.5, 10 + random.nextInt(40));

            assertThat(compare(and(c, huge), and(y, huge)).verdict())
                    .as("seed %s", seed)
                    .isGreaterThanOrEqualTo(compare(c, y).verdict());
        }
    }

    @Test
    void scalingBothSidesByAPowerOfTwoChangesNoVerdict() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] y = and(any(random), seed % 2 == 0 ? -1e9 : 1);
            double[] c = disturbed(y, Math.pow(10, -7 + 6 * random.nextDouble()), seed);
            double factor = Math.scalb(1.0, 1 + random.nextInt(40));

            assertThat(compare(scaled(c, factor), scaled(y, factor)).verdict())
                    .as("seed %s, times %s", seed, factor)
                    .isEqualTo(compare(c, y).verdict());
        }
    }

    @Test
    void theOrderOfTheElementsMakesNoGroup() {
        double[] y = and(normal(999, 5), -1e9);
        double[] c = disturbed(y, 2e-5, 5);
        assertThat(compare(reversed(c), reversed(y)).reason())
                .isEqualTo(compare(c, y).reason());
    }

    @Test
    void ordinaryTensorsAreOneGroup() {
        assertThat(groups(normal(5_000, 1))).hasSize(1);
        assertThat(groups(map(normal(5_000, 1), v -> v > 1.6 ? v : 0))).hasSize(1);
        double[] channels = normal(5_000, 1);
        IntStream.range(0, channels.length).filter(i -> i % 384 == 7).forEach(i -> channels[i] *= 100);
        assertThat(groups(channels)).hasSize(1);
        assertThat(groups(softmax(normal(5_000, 1), 3))).hasSize(1);
        assertThat(groups(new double[8])).isEmpty();
    }

    @Test
    void boxesBesideSmallScoresAreOneGroupSinceACoordinateNearZeroHasTheErrorOfTheCoordinates() {
        Random random = new Random(1);
        double[] y = new double[84_000];
        double[] c = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            boolean box = i < 4_000;
            y[i] = box ? 640 * random.nextDouble() : Math.pow(10, -5 + 1.5 * random.nextGaussian());
            c[i] = y[i] + (box ? 1e-6 * 370 * random.nextGaussian() : 0);
        }
        y[0] = 0.0009;
        c[0] = 0.0012;
        assertThat(compare(c, y).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void aPeakedSoftmaxKeepsItsVerdict() {
        double[] logits = normal(1_000, 4);
        logits[5] = 25;
        double[] y = softmax(logits, 1);
        double[] c = softmax(disturbed(logits, 1.4e-6 * 5, 4), 1);
        assertThat(groups(y)).hasSizeGreaterThan(1);
        assertThat(compare(c, y).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void oneSmallNumberAmongOrdinaryOnesIsNoGroup() {
        assertThat(compare(new double[] {5.1, 6.2, 7.3, 0.000102}, new double[] {5.1, 6.2, 7.3, 0.0001})
                        .verdict())
                .isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    private static double[] any(Random random) {
        double[] y = normal(8 + random.nextInt(2_000), random.nextLong());
        return switch (random.nextInt(4)) {
            case 0 -> y;
            case 1 -> map(y, v -> Math.max(v, 0) + 0.01);
            case 2 -> map(y, v -> Math.exp(3 * v));
            default -> map(y, v -> v > 0 ? -1e9 : v);
        };
    }

    private static List<Integer> groups(double... values) {
        return Octaves.of(tensor(ElementType.FLOAT, values)).groups();
    }

    private static Comparison compare(double[] claimed, double[] recomputed) {
        return TensorComparator.compare("y", tensor(ElementType.FLOAT, claimed), tensor(ElementType.FLOAT, recomputed));
    }

    /** The values as that type, complex ones as real and imaginary parts. */
    private static Tensor tensor(ElementType type, double... values) {
        boolean complex = type.family() == ElementType.Family.COMPLEX;
        int width = type.bits() / (complex ? 2 : 1) / 8;
        var bytes = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case DOUBLE, COMPLEX128 -> bytes.putDouble(value);
                case FLOAT16 -> bytes.putShort(Float.floatToFloat16((float) value));
                case BFLOAT16 -> bytes.putShort((short) (Float.floatToIntBits((float) value) >>> 16));
                case FLOAT8E5M2 -> bytes.put((byte) (Float.floatToFloat16((float) value) >>> 8));
                default -> bytes.putFloat((float) value);
            }
        }
        return Tensor.ofRaw(type, List.of((long) values.length / (complex ? 2 : 1)), bytes.array());
    }

    private static double[] and(double[] values, double last) {
        return DoubleStream.concat(Arrays.stream(values), DoubleStream.of(last)).toArray();
    }

    private static double[] normal(int elements, long seed) {
        Random random = new Random(seed);
        return DoubleStream.generate(random::nextGaussian).limit(elements).toArray();
    }

    /** Noise of that size relative to the root mean square of what is smaller than a mask. */
    private static double[] disturbed(double[] values, double size, long seed) {
        Random random = new Random(seed + 1_000);
        double rms = Math.sqrt(Arrays.stream(values)
                .filter(v -> Math.abs(v) < 1e6)
                .map(v -> v * v)
                .average()
                .orElse(0));
        return map(values, v -> Math.abs(v) < 1e6 ? v + size * rms * random.nextGaussian() : v);
    }

    private static double[] softmax(double[] logits, double factor) {
        double[] powers = map(logits, v -> Math.exp(factor * v));
        double sum = Arrays.stream(powers).sum();
        return map(powers, v -> v / sum);
    }

    private static double[] scaled(double[] values, double factor) {
        return map(values, v -> v * factor);
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static double[] map(double[] values, DoubleUnaryOperator each) {
        return Arrays.stream(values).map(each).toArray();
    }
}
