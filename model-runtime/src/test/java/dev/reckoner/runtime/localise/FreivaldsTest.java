package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreivaldsTest {
    private static final byte[] ROOT = {1, 2, 3};
    private static final int M = 30;
    private static final int K = 384;
    private static final int N = 50;

    @Test
    void wholeNumbersAreCheckedExactly() throws Exception {
        int[] c = whole(1);
        assertThat(check(c, 40).passed()).isTrue();
        assertThat(check(c, 40).errorProbability()).isEqualTo(0x1p-40);
        for (int at : new int[] {0, 7, M * N - 1}) {
            int[] wrong = c.clone();
            wrong[at] += 1;
            Freivalds.Outcome found = check(wrong, 1);
            assertThat(found.passed()).isFalse();
            assertThat(found.multiple()).isInfinite();
        }
    }

    /** Two errors of one row cancel for half of the signs, and no more. */
    @Test
    void aPairOfErrorsThatCancelsPassesATrialHalfOfTheTimeAndFortyNever() throws Exception {
        int[] wrong = whole(1);
        wrong[3] += 5;
        wrong[4] -= 5;
        int passed = 0;
        for (int nonce = 0; nonce < 400; nonce++) {
            passed += new Freivalds(ROOT, new byte[] {(byte) nonce, (byte) (nonce >> 8)}, 1)
                            .check(product(wrong), "c", Arithmetic.CPU)
                            .passed()
                    ? 1
                    : 0;
        }
        assertThat(passed).isBetween(150, 250);
        assertThat(check(wrong, 40).passed()).isFalse();
    }

    @Test
    void whatItTakesIsFarFromComputingTheProduct() throws Exception {
        assertThat(check(whole(1), 1).operations())
                .isEqualTo(M * K + K * N + M * N)
                .isLessThan((long) M * K * N / 10);
        assertThat(check(whole(1), 5).operations()).isEqualTo(5L * (M * K + K * N + M * N));
    }

    @Test
    void theSignsFollowFromRootAndNonceAlone() throws Exception {
        int[] wrong = whole(1);
        wrong[3] += 5;
        wrong[4] -= 5;
        var once = new Freivalds(ROOT, new byte[] {9}, 3).check(product(wrong), "c", Arithmetic.CPU);
        var again = new Freivalds(ROOT, new byte[] {9}, 3).check(product(wrong), "c", Arithmetic.CPU);
        assertThat(again).isEqualTo(once);
    }

    @Test
    void numbersThatWouldNotAddUpExactlyAreRefused() {
        long[] huge = {1L << 40, 1};
        Tensor a = Tensor.ofLongs(List.of(1L, 2L), huge);
        Tensor b = Tensor.ofLongs(List.of(2L, 1L), huge);
        Tensor c = Tensor.ofLongs(List.of(1L, 1L), 0);
        assertThatThrownBy(() -> new Freivalds(ROOT, ROOT, 1).check(Product.of(a, b, c), "c", Arithmetic.CPU))
                .isInstanceOf(BoundException.class);
        assertThatThrownBy(() -> Product.of(a, a, c)).isInstanceOf(BoundException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void honestProductsOfTheEncoderPassAndAlteredOnesAreFound(boolean quantised) throws Exception {
        OnnxModel model = quantised ? SentenceEncoder.quantised() : SentenceEncoder.precise();
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(2, 12);
        SequencedMap<String, OnnxValue> trace;
        try (InProcessReexecutor reexecutor = new InProcessReexecutor(1)) {
            trace = new OperatorTrace(reexecutor, 1 << 28).hold(model, inputs, Cancellation.none());
        }
        List<FirstLook.Look> honest = look(model, inputs, trace, 1);
        assertThat(honest)
                .hasSize(48)
                .allMatch(each -> each.outcome().orElseThrow().passed());
        assertThat(look(model, inputs, trace, 0.5)).hasSizeBetween(8, 24);
        assertThat(honest.getFirst().multiplications()).isEqualTo(24.0 * 384 * 1536);

        String altered = OperatorGraph.of(model)
                .operators()
                .get(honest.getFirst().index())
                .outputs()
                .getFirst();
        trace.put(altered, changed((Tensor) Objects.requireNonNull(trace.get(altered))));
        assertThat(look(model, inputs, trace, 1).stream()
                        .filter(each -> !each.outcome().orElseThrow().passed()))
                .extracting(FirstLook.Look::index)
                .containsExactly(honest.getFirst().index());
    }

    /** What a person is told, and by what the signs can be drawn again. */
    @Test
    void aFirstLookTellsWhatItFoundInASentence() throws Exception {
        OnnxModel model = SentenceEncoder.precise();
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(2, 12);
        SequencedMap<String, OnnxValue> trace;
        try (InProcessReexecutor reexecutor = new InProcessReexecutor(1)) {
            trace = new OperatorTrace(reexecutor, 1 << 28).hold(model, inputs, Cancellation.none());
        }
        FirstLookResult honest = result(model, inputs, trace);
        assertThat(honest.products()).isBetween(24, 47);
        assertThat(honest.sentence())
                .isEqualTo("A first look at the " + honest.products() + " largest matrix products found nothing.");
        assertThat(honest.nonce()).isEqualTo("07");

        FirstLook.Look largest = look(model, inputs, trace, 0.1).getFirst();
        String value = OperatorGraph.of(model)
                .operators()
                .get(largest.index())
                .outputs()
                .getFirst();
        trace.put(value, changed((Tensor) Objects.requireNonNull(trace.get(value))));
        FirstLookResult altered = result(model, inputs, trace);
        assertThat(altered.astray()).extracting(FirstLook.Look::index).containsExactly(largest.index());
        assertThat(altered.sentence())
                .startsWith("A first look at the " + honest.products() + " largest matrix products found "
                        + largest.name() + ", which is off by ")
                .endsWith(" times what rounding may do.");
        trace.put(value, Tensor.ofLongs(List.of(1L), 1));
        assertThat(result(model, inputs, trace).astray()).isEmpty();
        trace.clear();
        assertThat(result(model, inputs, trace).sentence())
                .isEqualTo("A first look found no matrix product that it could check.");
    }

    private static FirstLookResult result(
            OnnxModel model, SequencedMap<String, OnnxValue> inputs, SequencedMap<String, OnnxValue> trace)
            throws Exception {
        var claim = new TracedClaim(model, inputs, new LinkedHashMap<>(), TraceValues.of(trace));
        return FirstLook.of(claim, ROOT, new byte[] {7}, Arithmetic.CPU);
    }

    private static Tensor changed(Tensor tensor) throws Exception {
        if (tensor.type() == ElementType.INT32) {
            int[] numbers = new int[(int) tensor.elementCount()];
            tensor.data().asIntBuffer().get(numbers);
            numbers[100] += 1;
            return Tensor.ofInts(tensor.dims(), numbers);
        }
        return OtherWeights.changed(tensor, 100, 0.5);
    }

    private static List<FirstLook.Look> look(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            SequencedMap<String, OnnxValue> trace,
            double share)
            throws Exception {
        var claim = new TracedClaim(model, inputs, new LinkedHashMap<>(), TraceValues.of(trace));
        return new FirstLook(claim, new Freivalds(ROOT, new byte[] {7}, 3), Arithmetic.CPU).look(share);
    }

    private static Freivalds.Outcome check(int[] c, int trials) throws Exception {
        return new Freivalds(ROOT, new byte[] {5}, trials).check(product(c), "c", Arithmetic.CPU);
    }

    private static Product product(int[] c) throws Exception {
        Tensor a = Tensor.ofRaw(ElementType.UINT8, List.of((long) M, (long) K), bytes(1, M * K));
        Tensor b = Tensor.ofRaw(ElementType.INT8, List.of((long) K, (long) N), bytes(2, K * N));
        Tensor zeroOfA = Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) 100);
        Tensor zeroOfB = Tensor.ofRaw(ElementType.INT8, List.of((long) N), bytes(3, N));
        return Product.of(a, zeroOfA, b, zeroOfB, Tensor.ofInts(List.of((long) M, (long) N), c));
    }

    private static int[] whole(int seed) {
        byte[] a = bytes(seed, M * K);
        byte[] b = bytes(seed + 1, K * N);
        byte[] zero = bytes(3, N);
        int[] c = new int[M * N];
        for (int i = 0; i < c.length; i++) {
            for (int p = 0; p < K; p++) {
                c[i] += ((a[i / N * K + p] & 0xff) - 100) * (b[p * N + i % N] - zero[i % N]);
            }
        }
        return c;
    }

    private static byte[] bytes(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
