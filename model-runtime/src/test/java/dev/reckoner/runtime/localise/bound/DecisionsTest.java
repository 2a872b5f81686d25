package dev.reckoner.runtime.localise.bound;

import static dev.reckoner.runtime.localise.bound.BoundCase.even;
import static dev.reckoner.runtime.localise.bound.BoundCase.integer;
import static dev.reckoner.runtime.localise.bound.BoundCase.integers;
import static dev.reckoner.runtime.localise.bound.BoundCase.node;
import static dev.reckoner.runtime.localise.bound.BoundCase.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators that jump: another result is honest only where the number that decides is at the edge. */
class DecisionsTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(1);
    private static final NodeRuns RUNS = new NodeRuns(REEXECUTOR, 10, Cancellation.none());
    private static final float SCALE = 0.1f;
    private static final Tensor ZERO = Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) 100);

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void aQuantisedNumberMayGoEitherWayAtATieAndNowhereElse() throws Exception {
        Tensor x = Tensor.ofFloats(List.of(4L), 2.5f * SCALE, 2.6f * SCALE, Math.nextUp(-7.5f * SCALE), 3 * SCALE);
        Tensor here = Tensor.ofRaw(ElementType.UINT8, List.of(4L), (byte) 102, (byte) 103, (byte) 93, (byte) 103);
        double[] allowed =
                allowed(node("QuantizeLinear"), List.of(x, scalar(SCALE), ZERO), List.of(here), List.of(here), 0);
        assertThat(allowed).containsExactly(1, 0, 1, 0);
    }

    @Test
    void aScaleForEachChannelAndForEachBlockIsTheOneThatDecides() throws Exception {
        Tensor x = Tensor.ofFloats(List.of(2L, 4L), 1.5f, 1.5f, 3, 3, 1.5f, 1.5f, 3, 3);
        Tensor here = Tensor.ofRaw(ElementType.UINT8, List.of(2L, 4L), new byte[8]);
        Tensor byChannel = Tensor.ofFloats(List.of(4L), 1, 2, 2, 1);
        assertThat(allowed(
                        node("QuantizeLinear", integer("axis", 1)),
                        List.of(x, byChannel),
                        List.of(here),
                        List.of(here),
                        0))
                .containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
        Tensor byBlock = Tensor.ofFloats(List.of(2L, 2L), 1, 2, 2, 1);
        NodeProto.Builder blocked = node("QuantizeLinear", integer("axis", 1), integer("block_size", 2));
        assertThat(allowed(blocked, List.of(x, byBlock), List.of(here), List.of(here), 0))
                .containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void whatIsQuantisedDynamicallyIsJudgedByTheClaimedScaleAndZeroPoint() throws Exception {
        Tensor x = normal(1, 0.3, 1, 500);
        NodeProto.Builder node = node("DynamicQuantizeLinear");
        List<Tensor> here = run(node, List.of(x));
        float scale = Numbers.floats(here.get(1))[0];
        float other = Math.nextUp(Math.nextUp(scale));
        double zero = Numbers.of(here.get(2))[0];
        byte[] requantised = new byte[500];
        double[] numbers = Numbers.of(x);
        for (int i = 0; i < 500; i++) {
            requantised[i] = (byte) (int) Math.clamp(Math.rint((float) numbers[i] / other) + zero, 0, 255);
        }
        List<Tensor> there =
                List.of(Tensor.ofRaw(ElementType.UINT8, List.of(500L), requantised), scalar(other), here.get(2));
        for (int output = 0; output < 3; output++) {
            assertThat(isHonest(node, List.of(x), here, there, output))
                    .as("output %d", output)
                    .isTrue();
        }
        requantised[7] += 1;
        List<Tensor> wrong =
                List.of(Tensor.ofRaw(ElementType.UINT8, List.of(500L), requantised), scalar(other), here.get(2));
        assertThat(isHonest(node, List.of(x), here, wrong, 0)).isFalse();
        List<Tensor> finer = List.of(here.get(0), scalar(scale * 1.0001f), here.get(2));
        assertThat(isHonest(node, List.of(x), here, finer, 1)).isFalse();
        List<Tensor> shifted =
                List.of(here.get(0), here.get(1), Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) (zero + 1)));
        assertThat(isHonest(node, List.of(x), here, shifted, 2)).isFalse();
    }

    /** The scale of a batch whose other rows are not known: wider than the own rows need, but not as wide as anything. */
    @ParameterizedTest
    @CsvSource({"1.5, true", "7.9, true", "0.99, false", "0, false", "-1, false", "NaN, false", "Infinity, false"})
    void othersInABatchCanOnlyHaveWidenedTheScale(float factor, boolean honest) throws Exception {
        Tensor x = normal(1, 0.3, 1, 500);
        NodeProto.Builder node = node("DynamicQuantizeLinear");
        List<Tensor> here = run(node, List.of(x));
        float scale = Numbers.floats(here.get(1))[0] * factor;
        List<Tensor> there = requantised(x, scale, Math.rint(-least(x) / scale));
        for (int output = 0; output < (honest ? 3 : 0); output++) {
            assertThat(Math.abs(Numbers.of(there.get(output))[0] - Numbers.of(here.get(output))[0]))
                    .as("output %d", output)
                    .isLessThanOrEqualTo(inUnknownBatch(x, here, there, output)[0]);
        }
        if (!honest) {
            double distance = Math.abs(scale - Numbers.of(here.get(1))[0]);
            assertThat(distance <= inUnknownBatch(x, here, there, 1)[0]).isFalse();
            assertThat(inUnknownBatch(x, here, there, 1)[0]).isFinite();
        }
    }

    @Test
    void nothingIsSaidOfAScaleThatLeavesHardlyAnythingOfTheNumbers() throws Exception {
        Tensor x = normal(1, 0.3, 1, 500);
        List<Tensor> here = run(node("DynamicQuantizeLinear"), List.of(x));
        List<Tensor> there = requantised(x, 1e6f, 7);
        assertThat(inUnknownBatch(x, here, there, 1)[0]).isNaN();
        assertThat(inUnknownBatch(x, here, there, 0)[3]).isNaN();
        // A zero point that puts the own numbers beyond the range is none of a wider range.
        float scale = Numbers.floats(here.get(1))[0] * 2;
        List<Tensor> shifted = requantised(x, scale, 255);
        assertThat(inUnknownBatch(x, here, shifted, 2)[0]).isZero();
    }

    private static double least(Tensor x) {
        return Arrays.stream(Numbers.of(x)).min().orElseThrow();
    }

    private static List<Tensor> requantised(Tensor x, float scale, double zero) {
        double[] numbers = Numbers.of(x);
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) Math.clamp(Math.rint(numbers[i] / scale) + zero, 0, 255);
        }
        return List.of(
                Tensor.ofRaw(ElementType.UINT8, x.dims(), bytes), scalar(scale), zero((int) Math.clamp(zero, 0, 255)));
    }

    private static double[] inUnknownBatch(Tensor x, List<Tensor> here, List<Tensor> there, int output)
            throws BoundException {
        Application application = application(node("DynamicQuantizeLinear"), List.of(x), here, there);
        return OperatorBounds.of(application)
                .allowed(application, output, Arithmetic.CPU, Arithmetic.CPU.inUnknownBatch());
    }

    @Test
    void aQuantisedProductMayLoseWhatAProcessorWithoutVnniCutsOff() throws Exception {
        byte[] left = new byte[64];
        byte[] right = new byte[64];
        Arrays.fill(left, (byte) 250);
        Arrays.fill(right, (byte) 115);
        List<Tensor> inputs = List.of(
                Tensor.ofRaw(ElementType.UINT8, List.of(1L, 64L), left),
                scalar(1),
                zero(0),
                Tensor.ofRaw(ElementType.INT8, List.of(64L, 1L), right),
                scalar(1),
                Tensor.ofRaw(ElementType.INT8, List.of(), (byte) 0),
                scalar(10_000),
                zero(0));
        List<Tensor> here = run(node("QLinearMatMul"), inputs);
        List<Tensor> saturated = List.of(bytes(ElementType.UINT8, List.of(1L, 1L), (int) Math.rint(32 * 32_767 / 1e4)));
        assertThat(isHonest(node("QLinearMatMul"), inputs, here, saturated, 0)).isTrue();
        List<Tensor> less = List.of(bytes(ElementType.UINT8, List.of(1L, 1L), 100));
        assertThat(isHonest(node("QLinearMatMul"), inputs, here, less, 0)).isFalse();
        Tensor x = Tensor.ofRaw(ElementType.UINT8, List.of(1L, 64L, 1L), left);
        Tensor w = Tensor.ofRaw(ElementType.INT8, List.of(1L, 64L, 1L), right);
        List<Tensor> convolution =
                List.of(x, inputs.get(1), inputs.get(2), w, inputs.get(4), inputs.get(5), inputs.get(6), inputs.get(7));
        List<Tensor> one = List.of(bytes(ElementType.UINT8, List.of(1L, 1L, 1L), 184));
        assertThatThrownBy(() -> allowed(node("QLinearConv"), convolution, one, one, 0))
                .hasMessageContaining("VNNI");
    }

    @Test
    void whatIsNotSortedMayComeInAnyOrder() throws Exception {
        Tensor x = normal(3, 0, 1, 2, 20);
        NodeProto.Builder unsorted = node("TopK", integer("sorted", 0));
        List<Tensor> inputs = List.of(x, Tensor.ofLongs(List.of(1L), 3));
        List<Tensor> here = run(unsorted, inputs);
        List<Tensor> there = List.of(
                Tensor.ofFloats(List.of(2L, 3L), turned(Numbers.floats(here.getFirst()))),
                Tensor.ofLongs(List.of(2L, 3L), turned(here.get(1))));
        assertThat(isHonest(unsorted, inputs, here, there, 0)).isTrue();
        assertThat(isHonest(unsorted, inputs, here, there, 1)).isTrue();
        assertThat(isHonest(node("TopK"), inputs, here, there, 0)).isFalse();
        List<Tensor> mixed = List.of(there.get(0), here.get(1));
        assertThat(isHonest(unsorted, inputs, here, mixed, 0)).isFalse();
    }

    /** Lines of three, the first and the last changed for each other. */
    private static float[] turned(float... lines) {
        for (int line = 0; line < lines.length; line += 3) {
            float first = lines[line];
            lines[line] = lines[line + 2];
            lines[line + 2] = first;
        }
        return lines;
    }

    private static long[] turned(Tensor lines) {
        long[] numbers = new long[6];
        for (int i = 0; i < 6; i++) {
            numbers[i] = (long) lines.doubleAt(i / 3 * 3 + 2 - i % 3);
        }
        return numbers;
    }

    @Test
    void aQuantisedProductMayGoEitherWayWhereTheScaledSumIsATie() throws Exception {
        Tensor a = bytes(ElementType.UINT8, List.of(1L, 4L), 10, 20, 30, 40);
        Tensor b = bytes(ElementType.UINT8, List.of(4L, 2L), 1, 2, 1, 2, 1, 2, 1, 3);
        // The sums are 100 and 240, of which a fortieth is 2.5 and 6.
        List<Tensor> inputs = List.of(a, scalar(1), zero(0), b, scalar(1), zero(0), scalar(40), zero(0));
        List<Tensor> here = run(node("QLinearMatMul"), inputs);
        assertThat(allowed(node("QLinearMatMul"), inputs, here, here, 0)).containsExactly(1, 0);
    }

    @Test
    void aQuantisedConvolutionLikewise() throws Exception {
        Tensor x = bytes(ElementType.UINT8, List.of(1L, 1L, 2L, 2L), 10, 20, 30, 40);
        Tensor w = bytes(ElementType.UINT8, List.of(2L, 1L, 1L, 1L), 1, 2);
        Tensor bias = Tensor.ofInts(List.of(2L), 5, 0);
        List<Tensor> inputs = List.of(x, scalar(1), zero(0), w, scalar(1), zero(0), scalar(10), zero(0), bias);
        NodeProto.Builder node = node("QLinearConv", integers("kernel_shape", 1, 1));
        List<Tensor> here = run(node, inputs);
        assertThat(allowed(node, inputs, here, here, 0)).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void wholeProductsAreExactUnlessAProcessorWithoutVnniWouldCutThemOff() throws Exception {
        Tensor a = bytes(ElementType.UINT8, List.of(1L, 4L), 255, 255, 1, 1);
        Tensor b = bytes(ElementType.INT8, List.of(4L, 2L), 127, 1, 127, 1, 127, 1, 127, 1);
        List<Tensor> here = run(node("MatMulInteger"), List.of(a, b));
        assertThat(Numbers.of(here.getFirst())).containsExactly(65_024, 512);
        // 255 * 127 twice is 64,770; 16 bits hold 32,767.
        List<Tensor> saturated = List.of(Tensor.ofInts(List.of(1L, 2L), 32_767 + 254, 512));
        assertThat(isHonest(node("MatMulInteger"), List.of(a, b), here, saturated, 0))
                .isTrue();
        List<Tensor> lower = List.of(Tensor.ofInts(List.of(1L, 2L), 32_767 + 253, 512));
        assertThat(isHonest(node("MatMulInteger"), List.of(a, b), here, lower, 0))
                .isFalse();
        List<Tensor> elsewhere = List.of(Tensor.ofInts(List.of(1L, 2L), 65_024, 511));
        assertThat(isHonest(node("MatMulInteger"), List.of(a, b), here, elsewhere, 0))
                .isFalse();
    }

    @Test
    void theCutOffIsThatOfTheRightRowColumnAndBatch() throws Exception {
        Random random = new Random(9);
        byte[] left = new byte[2 * 3 * 6];
        byte[] right = new byte[6 * 5];
        random.nextBytes(left);
        random.nextBytes(right);
        Tensor a = Tensor.ofRaw(ElementType.UINT8, List.of(2L, 3L, 6L), left);
        Tensor b = Tensor.ofRaw(ElementType.INT8, List.of(6L, 5L), right);
        List<Tensor> here = run(node("MatMulInteger"), List.of(a, b));
        int[] saturated = new int[2 * 3 * 5];
        for (int i = 0; i < saturated.length; i++) {
            for (int k = 0; k < 6; k += 2) {
                int pair = (left[i / 5 * 6 + k] & 0xff) * right[k * 5 + i % 5]
                        + (left[i / 5 * 6 + k + 1] & 0xff) * right[(k + 1) * 5 + i % 5];
                saturated[i] += Math.clamp(pair, Short.MIN_VALUE, Short.MAX_VALUE);
            }
        }
        Tensor there = Tensor.ofInts(List.of(2L, 3L, 5L), saturated);
        assertThat(there).isNotEqualTo(here.getFirst());
        assertThat(isHonest(node("MatMulInteger"), List.of(a, b), here, List.of(there), 0))
                .isTrue();
    }

    @Test
    void anotherPlaceIsAsGoodOnlyWhereTheSameNumberStands() throws Exception {
        Tensor x = Tensor.ofFloats(List.of(2L, 4L), 1, 3, 3, 2, 5, 4, 5, 5);
        NodeProto.Builder largest = node("ArgMax", integer("axis", 1), integer("keepdims", 0));
        List<Tensor> here = run(largest, List.of(x));
        assertThat(isHonest(largest, List.of(x), here, List.of(Tensor.ofLongs(List.of(2L), 2, 3)), 0))
                .isTrue();
        assertThat(isHonest(largest, List.of(x), here, List.of(Tensor.ofLongs(List.of(2L), 3, 0)), 0))
                .isFalse();
        assertThat(isHonest(largest, List.of(x), here, List.of(Tensor.ofLongs(List.of(2L), 1, 9)), 0))
                .isFalse();
        Tensor two = Tensor.ofLongs(List.of(1L), 2);
        List<Tensor> top = run(node("TopK"), List.of(x, two));
        List<Tensor> swapped = List.of(top.get(0), Tensor.ofLongs(List.of(2L, 2L), 2, 1, 3, 2));
        assertThat(isHonest(node("TopK"), List.of(x, two), top, swapped, 1)).isTrue();
        List<Tensor> wrong = List.of(top.get(0), Tensor.ofLongs(List.of(2L, 2L), 2, 1, 3, 1));
        assertThat(isHonest(node("TopK"), List.of(x, two), top, wrong, 1)).isFalse();
    }

    @Test
    void aPlaceInAPooledWindowIsAsGoodOnlyWhereTheSameNumberStands() throws Exception {
        Tensor x = Tensor.ofFloats(List.of(1L, 1L, 4L), 7, 7, 1, 2);
        NodeProto.Builder node = node("MaxPool", integers("kernel_shape", 2), integers("strides", 2))
                .addOutput("values")
                .addOutput("places");
        List<Tensor> here =
                List.of(Tensor.ofFloats(List.of(1L, 1L, 2L), 7, 2), Tensor.ofLongs(List.of(1L, 1L, 2L), 0, 3));
        assertThat(isHonest(node, List.of(x), here, List.of(here.get(0), Tensor.ofLongs(List.of(1L, 1L, 2L), 1, 3)), 1))
                .isTrue();
        assertThat(isHonest(node, List.of(x), here, List.of(here.get(0), Tensor.ofLongs(List.of(1L, 1L, 2L), 0, 2)), 1))
                .isFalse();
    }

    @Test
    void nothingIsAllowedOfOperatorsThatOnlyHandOnOrCompare() throws Exception {
        Tensor x = even(10, -1, 1, 10);
        for (String operator : List.of("Identity", "Relu", "Neg", "Abs", "Round", "Floor", "Sign", "IsNaN")) {
            List<Tensor> here = run(node(operator), List.of(x));
            assertThat(OperatorBounds.of(application(node(operator), List.of(x), here, here)))
                    .as(operator)
                    .isInstanceOf(Exact.class);
        }
    }

    @Test
    void wholeNumbersAreAddedExactly() throws Exception {
        Tensor x = Tensor.ofLongs(List.of(2L), 1, 2);
        List<Tensor> here = run(node("Add"), List.of(x, x));
        assertThat(OperatorBounds.of(application(node("Add"), List.of(x, x), here, here)))
                .isInstanceOf(Exact.class);
    }

    @Test
    void whatDrawsRandomNumbersOrIsUnknownHasNoBound() {
        Tensor x = even(11, -1, 1, 10);
        assertThat(bound(node("RandomNormalLike"), x)).isEqualTo(new Unbounded("it draws random numbers", true));
        Tensor training = Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 1);
        Tensor inference = Tensor.ofRaw(ElementType.BOOL, List.of(), (byte) 0);
        assertThat(bound(node("Dropout"), x, scalar(0.5f), training))
                .isEqualTo(new Unbounded("it draws random numbers", true));
        assertThat(bound(node("Dropout"), x, scalar(0.5f), inference)).isInstanceOf(Exact.class);
        assertThat(bound(node("AnOperatorOfTheYear2040"), x)).isInstanceOf(Unbounded.class);
        assertThat(bound(node("Add").setDomain("my.domain"), x, x)).isInstanceOf(Unbounded.class);
        assertThat(bound(node("Resize"), x)).isInstanceOf(Unbounded.class);
    }

    @Test
    void aNumberThatATypeDoesNotHoldMayBecomeAnything() throws Exception {
        Tensor x = Tensor.ofFloats(List.of(4L), 3e9f, -2.7f, Float.NaN, 2e9f);
        List<Tensor> here =
                List.of(Tensor.ofInts(List.of(4L), Integer.MIN_VALUE, -2, Integer.MIN_VALUE, 2_000_000_000));
        double[] allowed = allowed(node("Cast", integer("to", ElementType.INT32.number())), List.of(x), here, here, 0);
        assertThat(allowed).containsExactly(Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0);
    }

    private static OperatorBound bound(NodeProto.Builder node, Tensor... inputs) {
        return OperatorBounds.of(application(node, List.of(inputs), List.of(inputs[0]), List.of(inputs[0])));
    }

    private static boolean isHonest(
            NodeProto.Builder node, List<Tensor> inputs, List<Tensor> here, List<Tensor> there, int output)
            throws BoundException {
        double[] allowed = allowed(node, inputs, here, there, output);
        double[] claimed = Numbers.of(there.get(output));
        double[] computed = Numbers.of(here.get(output));
        for (int i = 0; i < allowed.length; i++) {
            if (Math.abs(claimed[i] - computed[i]) > allowed[i]) {
                return false;
            }
        }
        return true;
    }

    private static double[] allowed(
            NodeProto.Builder node, List<Tensor> inputs, List<Tensor> here, List<Tensor> there, int output)
            throws BoundException {
        Application application = application(node, inputs, here, there);
        return OperatorBounds.of(application).allowed(application, output, Arithmetic.CPU, Arithmetic.CPU);
    }

    private static Application application(
            NodeProto.Builder node, List<Tensor> inputs, List<Tensor> here, List<Tensor> there) {
        return new Application(node.build(), 21, values(inputs), values(here), values(there), RUNS);
    }

    private static List<Optional<OnnxValue>> values(List<Tensor> tensors) {
        return tensors.stream().map(tensor -> Optional.<OnnxValue>of(tensor)).toList();
    }

    /** All outputs, one after the other. */
    private static List<Tensor> run(NodeProto.Builder node, List<Tensor> inputs) throws Exception {
        int outputs = switch (node.getOpType()) {
            case "DynamicQuantizeLinear" -> 3;
            case "TopK" -> 2;
            default -> 1;
        };
        return SingleOperator.run(REEXECUTOR, node.build(), 21, inputs, outputs);
    }

    private static Tensor bytes(ElementType type, List<Long> dims, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Tensor.ofRaw(type, dims, bytes);
    }

    private static Tensor scalar(float value) {
        return Tensor.ofFloats(List.of(), value);
    }

    private static Tensor zero(int point) {
        return Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) point);
    }
}
