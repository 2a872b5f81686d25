package dev.reckoner.runtime.localise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims in numbers of 16 bits, and of devices that cut factors short. */
class OtherArithmeticTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor(2);
    private static final int WIDTH = 96;
    private static final int ROWS = 16;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    /**
     * The runtime computes some of these operators in 32 bits and hands the result on before it is rounded, so that the trace is
     * not what each operator makes of the traced values by itself.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 1 << 20})
    void halfPrecisionIsNotAccusedForWhatTheRuntimeDoesNotRound(long memory) throws Exception {
        OnnxModel model = halves(half(random(2, WIDTH * WIDTH), WIDTH, WIDTH));
        SequencedMap<String, OnnxValue> trace = whole(model);
        Localisation found = localise(model, trace, LocaliserSettings.ordinary().within(memory));
        assertThat(found.guilty()).as(found.sentence()).isEmpty();
        assertThat(found.unchecked()).isZero();
    }

    @Test
    void anotherWeightInHalfPrecisionIsFound() throws Exception {
        double[] weights = random(2, WIDTH * WIDTH);
        OnnxModel model = halves(half(weights, WIDTH, WIDTH));
        weights[5 * WIDTH + 3] += 2;
        SequencedMap<String, OnnxValue> trace = whole(halves(half(weights, WIDTH, WIDTH)));
        Localisation found = localise(model, trace, LocaliserSettings.ordinary());
        assertThat(found.guilty()).hasValue(0);
        assertThat(found.operators().stream().filter(each -> each.multiple() > 1))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void factorsCutToElevenBitsAreAllowedOnlyWhereTheDeviceMayDoSo() throws Exception {
        double[] x = random(5, ROWS * WIDTH);
        double[] w = random(6, WIDTH * WIDTH);
        OnnxModel model = product(single(w, WIDTH, WIDTH));
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", single(x, ROWS, WIDTH));
        SequencedMap<String, OnnxValue> trace = new LinkedHashMap<>();
        trace.put("y", single(product(cut(x), cut(w)), ROWS, WIDTH));
        var claim = new TracedClaim(model, inputs, trace, TraceValues.of(trace));
        LocaliserSettings settings = LocaliserSettings.ordinary();
        assertThat(new Localiser(REEXECUTOR, settings)
                        .localise(claim, Cancellation.none())
                        .guilty())
                .hasValue(0);
        assertThat(new Localiser(REEXECUTOR, settings.madeOn(Arithmetic.CUDA))
                        .localise(claim, Cancellation.none())
                        .guilty())
                .hasValue(0);
        Localisation allowed =
                new Localiser(REEXECUTOR, settings.madeOn(Arithmetic.CUDA_TF32)).localise(claim, Cancellation.none());
        assertThat(allowed.guilty()).isEmpty();
        assertThat(allowed.operators().getFirst().multiple()).isBetween(0.05, 1.0);
    }

    private static double[] product(double[] x, double[] w) {
        double[] y = new double[ROWS * WIDTH];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < WIDTH; k++) {
                y[i] += x[i / WIDTH * WIDTH + k] * w[k * WIDTH + i % WIDTH];
            }
        }
        return y;
    }

    /** To the nearest number of 11 bits, from single precision. */
    private static double[] cut(double[] numbers) {
        double[] short11 = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int bits = Float.floatToRawIntBits((float) numbers[i]) + 0x1000;
            short11[i] = Float.intBitsToFloat(bits & ~0x1fff);
        }
        return short11;
    }

    private static OnnxModel product(Tensor w) throws Exception {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n", "k")))
                .addInitializer(TensorProtos.toProto(w, "w"));
        ModelProto model = SmallModels.model(
                graph, SmallModels.node("MatMul", "y", "x", "w"), SmallModels.tensor(ElementType.FLOAT, "n", "m"));
        return OnnxModel.of(model.toByteArray());
    }

    private static OnnxModel halves(Tensor w) throws Exception {
        NodeProto.Builder last = SmallModels.node("Tanh", "y", "s");
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT16, "n", "k")))
                .addInitializer(TensorProtos.toProto(w, "w"))
                .addInitializer(TensorProtos.toProto(half(random(3, WIDTH), WIDTH), "b"))
                .addInitializer(TensorProtos.toProto(half(random(4, WIDTH), WIDTH), "g"))
                .addNode(SmallModels.node("MatMul", "m", "x", "w"))
                .addNode(SmallModels.node("Add", "p", "m", "b"))
                .addNode(SmallModels.node("Erf", "e", "p"))
                .addNode(SmallModels.node("Mul", "q", "e", "p"))
                .addNode(SmallModels.node("MatMul", "z", "q", "w"))
                .addNode(SmallModels.node("LayerNormalization", "l", "z", "g", "b"))
                .addNode(SmallModels.node("Sigmoid", "o", "l"))
                .addNode(SmallModels.node("Softmax", "s", "o"));
        return OnnxModel.of(SmallModels.model(graph, last, SmallModels.tensor(ElementType.FLOAT16, "n", "k"))
                .toByteArray());
    }

    private static SequencedMap<String, OnnxValue> inputs() {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", half(random(1, ROWS * WIDTH), ROWS, WIDTH));
        return inputs;
    }

    private static SequencedMap<String, OnnxValue> whole(OnnxModel model) throws Exception {
        var values = List.copyOf(OperatorGraph.of(model).values());
        return REEXECUTOR
                .run(model.edited(new Edit.Expose(values)), inputs(), ExecutionProfile.CANONICAL, Cancellation.none())
                .outputs();
    }

    private static Localisation localise(
            OnnxModel model, SequencedMap<String, OnnxValue> trace, LocaliserSettings settings) throws Exception {
        var claim = new TracedClaim(model, inputs(), new LinkedHashMap<>(), TraceValues.of(trace));
        return new Localiser(REEXECUTOR, settings).localise(claim, Cancellation.none());
    }

    private static double[] random(int seed, int count) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private static Tensor half(double[] numbers, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putShort(Float.floatToFloat16((float) number));
        }
        return Tensor.ofRaw(ElementType.FLOAT16, Arrays.stream(dims).boxed().toList(), bytes.array());
    }

    private static Tensor single(double[] numbers, long... dims) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Tensor.ofFloats(Arrays.stream(dims).boxed().toList(), floats);
    }
}
