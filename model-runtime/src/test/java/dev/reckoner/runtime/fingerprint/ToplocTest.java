package dev.reckoner.runtime.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToplocTest {
    private static final Toploc TOPLOC = Toploc.STANDARD;

    @Test
    void theSameValuesAreRecognisedToTheBit() throws FingerprintException {
        Tensor values = gaussian(1, 32, 384);
        ToplocProof proof = TOPLOC.prove(values);
        assertThat(proof.bytes()).hasSize(258);
        ToplocComparison same = Toploc.verify(proof, values);
        assertThat(same).isEqualTo(new ToplocComparison(128, 0, 0, 0, 0, 0, false));
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(same).verdict()).isEqualTo(Verdict.WITHIN_EMPIRICAL);
    }

    @Test
    void theProofIsEvaluatedAtTheReducedIndexAlsoWhereTheModulusIsNot65497() throws FingerprintException {
        float[] values = new float[200_000];
        for (int i = 0; i < 128; i++) {
            values[i * 1000] = 1 + i / 64f;
        }
        values[1000 + 65_497] = 9;
        ToplocProof proof = TOPLOC.prove(floats(values));
        assertThat(proof.modulus()).isLessThan(65_497);
        assertThat(Toploc.verify(proof, floats(values)).exponentMismatches()).isZero();
    }

    /**
     * Language models have a few channels that are huge at every position. With the width as modulus a position is its channel, so that
     * four numbers would be right of all positions of any text, without the model.
     */
    @Test
    void aModulusThatFoldsPositionsTogetherSpeaksForOneOfThem() throws FingerprintException {
        int width = 4096;
        int[] huge = {100, 1415, 2533, 3000};
        Random random = new Random(77);
        float[] values = new float[32 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int position = 0; position < 32; position++) {
            for (int channel : huge) {
                values[position * width + channel] = (float) (60 * (1 + 0.03 * random.nextGaussian()));
            }
        }
        int[] channels = new int[128];
        int[] bits = new int[128];
        for (int i = 0; i < 128; i++) {
            channels[i] = i < huge.length ? huge[i] : 200 + i;
            bits[i] = BrainFloat.nearest(i < huge.length ? 60 : 1);
        }
        ToplocProof forged = new ToplocProof(
                width, IntStream.of(Polynomial.through(channels, bits)).boxed().toList());
        ToplocComparison found = Toploc.verify(ToplocProof.read(forged.bytes()), floats(values));
        assertThat(found.exponentMismatches()).isGreaterThanOrEqualTo(128 - huge.length);
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(found).verdict()).isEqualTo(Verdict.OUTSIDE);
        assertThat(Toploc.verify(TOPLOC.prove(floats(values)), floats(values)).exponentMismatches())
                .isZero();
    }

    @Test
    void fourTimesTheValuesHaveNoExponentInCommon() throws FingerprintException {
        Tensor values = gaussian(2, 32, 384);
        ToplocComparison scaled = Toploc.verify(TOPLOC.prove(values), times(values, 4));
        assertThat(scaled.exponentMismatches()).isEqualTo(128);
        assertThat(scaled.signMismatches()).isZero();
        assertThat(scaled.mantissaMean()).isEqualTo(0x1p64);
        assertThat(scaled.mantissaMedian()).isEqualTo(0x1p64);
        assertThat(scaled.mantissaUpperMedian()).isEqualTo(0x1p64);
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(scaled).reason()).contains("128 of 128", "none agrees");
    }

    @Test
    void onePerCentMoreMovesMantissasByNoMoreThanTwo() throws FingerprintException {
        Tensor values = gaussian(3, 32, 384);
        ToplocComparison scaled = Toploc.verify(TOPLOC.prove(values), times(values, 1.01f));
        assertThat(scaled.mantissaMean()).isBetween(0.5, 2.0);
        assertThat(scaled.exponentMismatches()).isLessThan(6);
    }

    @Test
    void anotherSignIsAnotherExponentAndToldApart() throws FingerprintException {
        Tensor values = gaussian(4, 32, 384);
        ToplocComparison negated = Toploc.verify(TOPLOC.prove(values), times(values, -1));
        assertThat(negated.exponentMismatches()).isEqualTo(128);
        assertThat(negated.signMismatches()).isEqualTo(128);
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(negated).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void aConstantOfTheUsualSizeIsNotAProof() throws FingerprintException {
        // Sold without a look at the sign it would pass for half of a proof: large activations are mostly of one
        // octave.
        Tensor values = gaussian(5, 32, 384);
        List<Integer> constant = new ArrayList<>(Collections.nCopies(128, 0));
        constant.set(0, BrainFloat.nearest(3.3f));
        ToplocComparison forged = Toploc.verify(new ToplocProof(65497, constant), values);
        assertThat(forged.signMismatches()).isGreaterThan(40);
        assertThat(ToplocThresholds.BF16_DEFAULT.judge(forged).verdict()).isEqualTo(Verdict.OUTSIDE);
    }

    @Test
    void oneCoefficientChangedIsFound() throws FingerprintException {
        Tensor values = gaussian(6, 32, 384);
        ToplocProof proof = TOPLOC.prove(values);
        for (int at : new int[] {0, 1, 64, 127}) {
            List<Integer> tampered = new ArrayList<>(proof.coefficients());
            tampered.set(at, (tampered.get(at) + 12_345) % 65_497);
            ToplocComparison found = Toploc.verify(new ToplocProof(proof.modulus(), tampered), values);
            assertThat(ToplocThresholds.BF16_DEFAULT.judge(found).verdict()).isEqualTo(Verdict.OUTSIDE);
        }
    }

    @Test
    void theNullProofIsNotAccepted() throws FingerprintException {
        ToplocComparison nothing = Toploc.verify(ToplocProof.none(128), gaussian(7, 32, 384));
        Judgement judgement = ToplocThresholds.BF16_DEFAULT.judge(nothing);
        assertThat(nothing.nullProof()).isTrue();
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).contains("null proof");
    }

    @Test
    void theLargestAreThoseOfAFullSortWithTheLowerIndexFirstAmongEquals() throws FingerprintException {
        // Rounded to quarters, so that hundreds are equal.
        float[] values = new float[5000];
        Random random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(4 * (float) random.nextGaussian()) / 4f;
        }
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -Math.abs(values[i]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(128)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        assertThat(LargestValues.of(Chunk.whole(floats(values)), 128).positions).isEqualTo(expected);
    }

    @Test
    void valuesAreRoundedToTheNearestBrainFloatTiesToEven() {
        Random random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!(Math.abs(value) > 1e-37f && Math.abs(value) < 3.3e38f)) {
                continue;
            }
            int bits = BrainFloat.nearest(value);
            double error = Math.abs(value - asDouble(bits));
            assertThat(error).isLessThanOrEqualTo(Math.abs(value - asDouble(bits + 1)));
            assertThat(error).isLessThanOrEqualTo(Math.abs(value - asDouble(bits - 1)));
        }
        assertThat(BrainFloat.nearest(Float.intBitsToFloat(0x3f80_8000))).isEqualTo(0x3f80);
        assertThat(BrainFloat.nearest(Float.intBitsToFloat(0x3f81_8000))).isEqualTo(0x3f82);
        assertThat(BrainFloat.nearest(Float.MAX_VALUE)).isEqualTo(BrainFloat.INFINITY);
        assertThat(BrainFloat.isNaN(BrainFloat.nearest(Float.intBitsToFloat(0x7f80_0001))))
                .isTrue();
    }

    @Test
    void everyFloatingTypeOfTheSameValuesMakesTheSameProof() throws FingerprintException {
        Tensor half = halves(1);
        float[] values = new float[2048];
        double[] doubles = new double[2048];
        byte[] brain = new byte[4096];
        for (int i = 0; i < 2048; i++) {
            doubles[i] = half.doubleAt(i);
            values[i] = (float) doubles[i];
            int bits = BrainFloat.nearest(values[i]);
            brain[2 * i] = (byte) bits;
            brain[2 * i + 1] = (byte) (bits >>> 8);
        }
        ToplocProof proof = TOPLOC.prove(half);
        assertThat(TOPLOC.prove(floats(values))).isEqualTo(proof);
        assertThat(TOPLOC.prove(Tensor.ofDoubles(List.of(2048L), doubles))).isEqualTo(proof);
        assertThat(TOPLOC.prove(Tensor.ofRaw(ElementType.BFLOAT16, List.of(2048L), brain)))
                .isEqualTo(proof);
    }

    @Test
    void infinitiesTakePartAndOnlyAnInfinityIsNearOne() throws FingerprintException {
        float[] values = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i / 200f;
        }
        values[50] = Float.NEGATIVE_INFINITY;
        ToplocProof proof = TOPLOC.prove(floats(values));
        assertThat(Toploc.verify(proof, floats(values)).exponentMismatches()).isZero();
        assertThat(ToplocComparison.of(new int[] {0x7fc0}, new int[] {0x7f80}, new boolean[1])
                        .exponentMismatches())
                .isEqualTo(1);
        assertThat(ToplocComparison.of(new int[] {0x8000}, new int[] {0}, new boolean[1])
                        .exponentMismatches())
                .isZero();
    }

    @Test
    void whatCannotBeFingerprintedIsRefused() {
        assertRefused("RT-TOPLOC-K", () -> TOPLOC.prove(floats(new float[127])));
        assertRefused("RT-TOPLOC-TYPE", () -> TOPLOC.prove(Tensor.ofLongs(List.of(200L), new long[200])));
        float[] values = new float[200];
        values[199] = Float.NaN;
        assertRefused("RT-TOPLOC-NAN", () -> TOPLOC.prove(floats(values)));
        assertRefused("RT-TOPLOC-SHAPE", () -> TOPLOC.prove(floats(new float[200]), 0));
        assertRefused("RT-TOPLOC-SHAPE", () -> TOPLOC.prove(gaussian(1, 4, 50), 5));
        assertRefused("RT-TOPLOC-COUNT", () -> TOPLOC.verify(List.of(), gaussian(1, 4, 50), 0));
    }

    @Test
    void aPromptHasAProofOfItsOwnAndEach32PositionsThatFollow() throws FingerprintException {
        Tensor hidden = gaussian(10, 10 + 32 + 32 + 3, 64);
        List<ToplocProof> proofs = TOPLOC.prove(hidden, 10);
        assertThat(proofs).hasSize(4);
        assertThat(TOPLOC.prove(hidden, 0)).hasSize(3);
        assertThat(TOPLOC.prove(hidden, 77)).containsExactly(TOPLOC.prove(hidden));
        assertThat(proofs.get(1)).isEqualTo(TOPLOC.prove(rows(hidden, 10, 42)));
        assertThat(proofs.get(3)).isEqualTo(TOPLOC.prove(rows(hidden, 74, 77)));
        assertThat(TOPLOC.verify(proofs, hidden, 10))
                .allSatisfy(found -> assertThat(found.exponentMismatches()).isZero());
    }

    @Test
    void bothMediansAreGiven() {
        ToplocComparison even = ToplocComparison.of(new int[] {0, 2, 3, 9}, new int[4], new boolean[4]);
        assertThat(even.mantissaMean()).isEqualTo(3.5);
        assertThat(even.mantissaMedian()).isEqualTo(2.5);
        assertThat(even.mantissaUpperMedian()).isEqualTo(3);
        ToplocComparison odd = ToplocComparison.of(new int[] {9, 0, 2}, new int[3], new boolean[3]);
        assertThat(odd.mantissaMedian()).isEqualTo(2).isEqualTo(odd.mantissaUpperMedian());
    }

    private interface Attempt {
        void run() throws FingerprintException;
    }

    private static void assertRefused(String code, Attempt attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        FingerprintException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static double asDouble(int bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    private static Tensor floats(float... values) {
        return Tensor.ofFloats(List.of((long) values.length), values);
    }

    private static Tensor halves(long seed) {
        byte[] raw = new byte[4096];
        Random random = new Random(seed);
        for (int i = 0; i < raw.length; i += 2) {
            short bits = Float.floatToFloat16((float) random.nextGaussian());
            raw[i] = (byte) bits;
            raw[i + 1] = (byte) (bits >>> 8);
        }
        return Tensor.ofRaw(ElementType.FLOAT16, List.of(2048L), raw);
    }

    private static Tensor gaussian(long seed, int positions, int width) {
        Random random = new Random(seed);
        float[] values = new float[positions * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.ofFloats(List.of((long) positions, (long) width), values);
    }

    private static Tensor times(Tensor values, float factor) {
        float[] scaled = new float[(int) values.elementCount()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) values.doubleAt(i) * factor;
        }
        return Tensor.ofFloats(values.dims(), scaled);
    }

    private static Tensor rows(Tensor hidden, int from, int to) {
        int width = hidden.dims().getLast().intValue();
        float[] values = new float[(to - from) * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) hidden.doubleAt((long) from * width + i);
        }
        return Tensor.ofFloats(List.of((long) to - from, (long) width), values);
    }
}
