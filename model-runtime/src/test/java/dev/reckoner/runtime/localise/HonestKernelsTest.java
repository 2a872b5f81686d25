package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueTypes;
import dev.reckoner.runtime.onnx.proto.AttributeProto;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.onnx.proto.OperatorSetIdProto;
import dev.reckoner.runtime.onnx.proto.ValueInfoProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels that round otherwise than those of this machine, as far as anybody may, and what is beyond that. */
class HonestKernelsTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(1);
    private static final float TENTH = 0.1f;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /** All roundings of a running sum go the same way while it stays in one binade; here it is this machine that is off. */
    @ParameterizedTest
    @ValueSource(strings = {"CPUExecutionProvider", "CUDAExecutionProvider", "WebGpuExecutionProvider"})
    void aRunningSumOfEqualNumbersIsNoProofAgainstWhoAddsBetter(String provider) throws Exception {
        float[] numbers = filled(10_000);
        float[] sums = new float[numbers.length];
        for (int at = 0; at < sums.length; at++) {
            sums[at] = (float) ((at + 1) * (double) TENTH);
        }
        assertThat(verdict(
                        node("CumSum"),
                        Arithmetic.of(Provider.of(provider)),
                        floats(sums),
                        floats(numbers),
                        Tensor.ofLongs(List.of(), 0)))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000, 1_000_000})
    void aSumOfNumbersOfOneSignMayBeAsExactAsItCan(int count) throws Exception {
        Tensor row = Tensor.ofFloats(List.of(1L, (long) count), filled(count));
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        Tensor column = Tensor.ofFloats(List.of((long) count, 1L), ones);
        Tensor exact = Tensor.ofFloats(List.of(1L, 1L), (float) (count * (double) TENTH));
        Tensor axis = Tensor.ofLongs(List.of(1L), 1);
        Tensor mean = Tensor.ofFloats(List.of(1L, 1L), TENTH);
        assertThat(verdict(node("MatMul"), Arithmetic.CPU, exact, row, column)).isNotEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(node("ReduceSum"), Arithmetic.CPU, exact, row, axis)).isNotEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(node("ReduceMean"), Arithmetic.CPU, mean, row, axis)).isNotEqualTo(Verdict.OUTSIDE);
    }

    /** Added up one after the other in single precision: the worst order that there is for these numbers. */
    @Test
    void aProductThatIsAddedUpInTurnIsHonest() throws Exception {
        int count = 1 << 15;
        float[] numbers = filled(count);
        float sum = 0;
        for (float each : numbers) {
            sum += each * each;
        }
        Tensor row = Tensor.ofFloats(List.of(1L, (long) count), numbers);
        Tensor column = Tensor.ofFloats(List.of((long) count, 1L), numbers);
        assertThat(verdict(node("MatMul"), Arithmetic.CPU, Tensor.ofFloats(List.of(1L, 1L), sum), row, column))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node("MatMul"), Arithmetic.CPU, Tensor.ofFloats(List.of(1L, 1L), sum * 1.01f), row, column))
                .isEqualTo(Verdict.OUTSIDE);
    }

    /** F(4, 3) in one dimension: the window of the first results is zero, the other half of their tile is not. */
    @Test
    void aTransformedConvolutionIsOffByThatOfItsTile() throws Exception {
        float[] x = {0, 0, 0, 0, 123.457f, 0};
        float[] w = {0.31f, -0.73f, 0.19f};
        float[] y = winograd(x, w);
        Tensor input = Tensor.ofFloats(List.of(1L, 1L, 6L), x);
        Tensor kernel = Tensor.ofFloats(List.of(1L, 1L, 3L), w);
        Tensor claimed = Tensor.ofFloats(List.of(1L, 1L, 4L), y);
        assertThat(y[1]).isNotZero();
        assertThat(verdict(node("Conv"), Arithmetic.CUDA, claimed, input, kernel))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node("Conv"), Arithmetic.CPU, claimed, input, kernel))
                .isEqualTo(Verdict.OUTSIDE);
        y[2] *= 1.01f;
        Tensor altered = Tensor.ofFloats(List.of(1L, 1L, 4L), y);
        assertThat(verdict(node("Conv"), Arithmetic.CUDA, altered, input, kernel))
                .isEqualTo(Verdict.OUTSIDE);
    }

    private static float[] winograd(float[] d, float[] g) {
        float[] t = {
            4 * d[0] - 5 * d[2] + d[4],
            -4 * d[1] - 4 * d[2] + d[3] + d[4],
            4 * d[1] - 4 * d[2] - d[3] + d[4],
            -2 * d[1] - d[2] + 2 * d[3] + d[4],
            2 * d[1] - d[2] - 2 * d[3] + d[4],
            4 * d[1] - 5 * d[3] + d[5]
        };
        float[] u = {
            g[0] / 4,
            -(g[0] + g[1] + g[2]) / 6,
            -(g[0] - g[1] + g[2]) / 6,
            g[0] / 24 + g[1] / 12 + g[2] / 6,
            g[0] / 24 - g[1] / 12 + g[2] / 6,
            g[2]
        };
        float[] p = new float[6];
        for (int i = 0; i < 6; i++) {
            p[i] = t[i] * u[i];
        }
        return new float[] {
            p[0] + p[1] + p[2] + p[3] + p[4],
            p[1] - p[2] + 2 * p[3] - 2 * p[4],
            p[1] + p[2] + 4 * p[3] + 4 * p[4],
            p[1] - p[2] + 8 * p[3] - 8 * p[4] + p[5]
        };
    }

    /** As WGSL lets a device do it. */
    @Test
    void anExponentialThroughAPowerOfTwoIsAllowedOnWebGpuAndNotOnAProcessor() throws Exception {
        float x = 86.4308f;
        float y = (float) Math.pow(2, x * (float) (1 / Math.log(2)));
        assertThat(verdict(node("Exp"), Arithmetic.WEBGPU, floats(y), floats(x)))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node("Exp"), Arithmetic.WEBGPU, floats(y * 1.001f), floats(x)))
                .isEqualTo(Verdict.OUTSIDE);
    }

    @ParameterizedTest
    @CsvSource({"Tan, 2.8e-4, 0.01", "Atan, 3e-5, 0.01", "Tanh, 9e-6, 1e-3", "Asin, 6e-5, 1e-3", "Sin, 4e-4, 0.01"})
    void whatWgslLeavesOpenIsAllowedOnWebGpu(String operator, float open, float beyond) throws Exception {
        float x = 0.5f;
        double exact = switch (operator) {
            case "Tan" -> Math.tan(x);
            case "Atan" -> Math.atan(x);
            case "Tanh" -> Math.tanh(x);
            case "Asin" -> Math.asin(x);
            default -> Math.sin(x);
        };
        assertThat(verdict(node(operator), Arithmetic.WEBGPU, floats((float) exact + open), floats(x)))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node(operator), Arithmetic.WEBGPU, floats((float) exact + beyond), floats(x)))
                .isEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(node(operator), Arithmetic.CPU, floats((float) exact + open), floats(x)))
                .isEqualTo(Verdict.OUTSIDE);
    }

    /** The runtime's option session.set_denormal_as_zero. */
    @Test
    void numbersBelowTheNormalOnesMayBecomeZero() throws Exception {
        Tensor x = floats(1e-20f, 1);
        assertThat(verdict(node("Mul"), Arithmetic.CPU, floats(0, 1), x, x)).isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node("Identity"), Arithmetic.CPU, floats(0, 1), floats(1e-40f, 1)))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
        assertThat(verdict(node("Mul"), Arithmetic.CPU, floats(1e-37f, 1), x, x))
                .isEqualTo(Verdict.OUTSIDE);
    }

    /** Weights that were rounded to half precision are no rounding of a product. */
    @ParameterizedTest
    @CsvSource({"CPUExecutionProvider, OUTSIDE", "cpu, OUTSIDE", "my executor, INCONCLUSIVE", "'', INCONCLUSIVE"})
    void aNameThatNobodyKnowsWidensNothingAndAccusesNobody(String provider, Verdict expected) throws Exception {
        Tensor x = numbers(1, 8, 384);
        Tensor w = numbers(2, 384, 16);
        float[] rounded = new float[384 * 16];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Float.float16ToFloat(Float.floatToFloat16((float) w.doubleAt(i)));
        }
        Tensor claimed = made(node("MatMul"), x, Tensor.ofFloats(w.dims(), rounded));
        Arithmetic side = Arithmetic.of(Provider.of(provider));
        assertThat(verdict(node("MatMul"), side, claimed, x, w)).isEqualTo(expected);
        float[] near = new float[8 * 16];
        for (int i = 0; i < near.length; i++) {
            near[i] = Math.nextUp((float) made(node("MatMul"), x, w).doubleAt(i));
        }
        assertThat(verdict(node("MatMul"), side, Tensor.ofFloats(List.of(8L, 16L), near), x, w))
                .isEqualTo(Verdict.WITHIN_THEORETICAL);
    }

    @Test
    void noCalibrationAcquitsWhatTheoryRulesOut() throws Exception {
        Tensor x = numbers(1, 8, 64);
        Tensor w = numbers(2, 64, 16);
        float[] half = new float[8 * 16];
        for (int i = 0; i < half.length; i++) {
            half[i] = 1.5f * (float) made(node("MatMul"), x, w).doubleAt(i);
        }
        List<Double> anything = Collections.nCopies(ErrorVector.PERCENTILES.size(), 1e30);
        LocaliserSettings settings = LocaliserSettings.ordinary().measured(new EmpiricalBounds() {
            @Override
            public OptionalDouble exceedance(String value, Tensor claimed, Tensor recomputed) {
                return OptionalDouble.of(
                        ErrorVector.of(claimed, recomputed).exceedance(new ErrorVector(anything, anything, 1e30)));
            }

            @Override
            public boolean covers() {
                return true;
            }
        });
        assertThat(verdict(node("MatMul"), settings, Tensor.ofFloats(List.of(8L, 16L), half), x, w))
                .isEqualTo(Verdict.OUTSIDE);
        // Without a formula such a calibration is no better.
        Tensor resized = Tensor.ofFloats(List.of(1L, 1L, 4L), 1, 5, 9, 4);
        NodeProto.Builder resize = node("Resize", attribute("mode", "linear"));
        assertThat(verdict(
                        resize,
                        settings,
                        resized,
                        Tensor.ofFloats(List.of(1L, 1L, 2L), 1, 2),
                        Tensor.ofFloats(List.of(0L)),
                        Tensor.ofFloats(List.of(3L), 1, 1, 2)))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Parts of a large value are judged one after the other. */
    @Test
    void aLargeValueIsLookedAtToItsEnd() throws Exception {
        Tensor x = numbers(1, 3, 1 << 18);
        Tensor factor = floats(3);
        float[] product = new float[3 << 18];
        for (int i = 0; i < product.length; i++) {
            product[i] = (float) (3 * x.doubleAt(i));
        }
        product[5] = Math.nextUp(product[5]);
        product[product.length - 2] = Math.nextDown(product[product.length - 2]);
        assertThat(error(node("Mul"), Arithmetic.CPU, Tensor.ofFloats(x.dims(), product), x, factor))
                .satisfies(error -> assertThat(error.verdict()).isEqualTo(Verdict.WITHIN_THEORETICAL))
                .satisfies(error -> assertThat(error.reason()).contains("2 of 786,432"));
        product[product.length - 1] *= 1.001f;
        assertThat(verdict(node("Mul"), Arithmetic.CPU, Tensor.ofFloats(x.dims(), product), x, factor))
                .isEqualTo(Verdict.OUTSIDE);
        assertThat(verdict(node("Identity"), Arithmetic.CPU, Tensor.ofFloats(x.dims(), product), x))
                .isEqualTo(Verdict.OUTSIDE);
    }

    /** Whoever claims a shape that would fill the memory is told, and what takes the shape is not run. */
    @Test
    void aShapeThatFillsTheMemoryIsNotComputed() throws Exception {
        Tensor x = numbers(1, 2, 3);
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("g")
                .addInput(ValueInfoProto.newBuilder()
                        .setName("x")
                        .setType(ValueTypes.of(x).orElseThrow()))
                .addNode(node("Shape").addInput("x").addOutput("s"))
                .addNode(node("ConstantOfShape").addInput("s").addOutput("y"))
                .addOutput(ValueInfoProto.newBuilder().setName("y"));
        OnnxModel model = OnnxModel.of(ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph)
                .build()
                .toByteArray());
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>();
        trace.put("s", Tensor.ofLongs(List.of(2L), 100_000, 100_000));
        trace.put("y", Tensor.ofFloats(List.of(2L, 3L), new float[6]));
        Localisation found = new Localiser(REEXECUTOR, LocaliserSettings.ordinary())
                .localise(new TracedClaim(model, inputs, trace, TraceValues.of(trace)), Cancellation.none());
        assertThat(found.guilty()).hasValue(0);
        assertThat(found.operators().get(1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.operators().get(1).reason()).contains("is not computed");
    }

    @Test
    void normalisingByTheMomentsOfTheOwnBatchHasNoBound() throws Exception {
        Tensor x = numbers(1, 4, 3);
        Tensor ones = floats(1, 1, 1);
        Tensor zeros = floats(0, 0, 0);
        NodeProto.Builder training = node(
                        "BatchNormalization",
                        AttributeProto.newBuilder()
                                .setName("training_mode")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(1)
                                .build())
                .addAllOutput(List.of("y", "mean", "variance"));
        Tensor claimed = Tensor.ofFloats(List.of(4L, 3L), new float[12]);
        assertThat(verdict(training, Arithmetic.CPU, claimed, x, ones, zeros, zeros, ones))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Verdict verdict(NodeProto.Builder node, Arithmetic side, Tensor claimed, Tensor... inputs)
            throws Exception {
        return verdict(node, LocaliserSettings.ordinary().madeOn(side), claimed, inputs);
    }

    private static Verdict verdict(NodeProto.Builder node, LocaliserSettings settings, Tensor claimed, Tensor... inputs)
            throws Exception {
        return error(node, settings, claimed, inputs).verdict();
    }

    private static OperatorError error(NodeProto.Builder node, Arithmetic side, Tensor claimed, Tensor... inputs)
            throws Exception {
        return error(node, LocaliserSettings.ordinary().madeOn(side), claimed, inputs);
    }

    private static OperatorError error(
            NodeProto.Builder node, LocaliserSettings settings, Tensor claimed, Tensor... inputs) throws Exception {
        SequencedMap<String, OnnxValue> outputs = new LinkedHashMap<>();
        outputs.put("y", claimed);
        var claim = new TracedClaim(model(node, inputs), values(inputs), outputs, TraceValues.of(outputs));
        return new Localiser(REEXECUTOR, settings)
                .localise(claim, Cancellation.none())
                .operators()
                .getFirst();
    }

    private static Tensor made(NodeProto.Builder node, Tensor... inputs) throws Exception {
        return (Tensor) Objects.requireNonNull(new OperatorTrace(REEXECUTOR, 1 << 20)
                .hold(model(node, inputs), values(inputs), Cancellation.none())
                .get("y"));
    }

    private static OnnxModel model(NodeProto.Builder node, Tensor... inputs) throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
        NodeProto.Builder named = node.clone().clearInput();
        if (named.getOutputCount() == 0) {
            named.addOutput("y");
        }
        for (int i = 0; i < inputs.length; i++) {
            named.addInput("x" + i);
            graph.addInput(ValueInfoProto.newBuilder()
                    .setName("x" + i)
                    .setType(ValueTypes.of(inputs[i]).orElseThrow()));
        }
        graph.addNode(named).addOutput(ValueInfoProto.newBuilder().setName("y"));
        return OnnxModel.of(ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(21))
                .setGraph(graph)
                .build()
                .toByteArray());
    }

    private static SequencedMap<String, OnnxValue> values(Tensor... inputs) {
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            values.put("x" + i, inputs[i]);
        }
        return values;
    }

    private static NodeProto.Builder node(String operator, AttributeProto... attributes) {
        return NodeProto.newBuilder().setOpType(operator).addAllAttribute(List.of(attributes));
    }

    private static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8(value))
                .build();
    }

    private static float[] filled(int count) {
        float[] numbers = new float[count];
        Arrays.fill(numbers, TENTH);
        return numbers;
    }

    private static Tensor floats(float... numbers) {
        return Tensor.ofFloats(List.of((long) numbers.length), numbers);
    }

    private static Tensor numbers(int seed, long... dims) {
        Random random = new Random(seed);
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.ofFloats(Arrays.stream(dims).boxed().toList(), values);
    }
}
