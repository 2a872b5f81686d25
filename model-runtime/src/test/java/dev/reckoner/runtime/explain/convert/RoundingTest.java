package dev.reckoner.runtime.explain.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundingTest {
    @Test
    void float8IsTheNearestNumberOfTheFormat() {
        double[] numbers = new double[127];
        for (int bits = 0; bits < numbers.length; bits++) {
            numbers[bits] = Tensor.ofRaw(ElementType.FLOAT8E4M3FN, List.of(1L), (byte) bits)
                    .doubleAt(0);
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            float value = (float) (Math.scalb(1 + random.nextDouble(), random.nextInt(22) - 12));
            float rounded = Rounding.toFloat8(value);
            double nearest = Double.MAX_VALUE;
            for (double number : numbers) {
                nearest = Math.min(nearest, Math.abs(number - value));
            }
            assertThat(Math.abs(rounded - value)).isEqualTo((float) nearest);
            assertThat(numbers).contains(rounded);
            assertThat(Rounding.toFloat8(-value)).isEqualTo(-rounded);
        }
        assertThat(Rounding.toFloat8(1e6f)).isEqualTo(448);
    }

    @Test
    void bfloat16KeepsWhatItHoldsAndGoesToEvenBetween() {
        assertThat(Rounding.toBFloat16(1.0078125f)).isEqualTo(1.0078125f);
        assertThat(Rounding.toBFloat16(1.00390625f)).isEqualTo(1);
        assertThat(Rounding.toBFloat16(1.01171875f)).isEqualTo(1.015625f);
        assertThat(Rounding.toBFloat16(Float.NaN)).isNaN();
        assertThat(Rounding.toBFloat16(Float.MAX_VALUE)).isInfinite();
    }

    /** Inside a graph, by arithmetic or casts, the same numbers come out as by the bits; ties aside, which may go either way. */
    @ParameterizedTest
    @EnumSource(NumberRounding.class)
    void aGraphRoundsAsTheBitsSay(NumberRounding rounding) throws Exception {
        float[] values = new float[10_000];
        Random random = new Random(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(8) - 4));
        }
        float[] rounded = inGraph(rounding, values);
        for (int i = 0; i < values.length; i++) {
            assertThat(rounded[i]).as("%s", values[i]).isEqualTo(byBits(rounding, values[i]));
        }
    }

    private static float byBits(NumberRounding rounding, float value) {
        return switch (rounding) {
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(value));
            case BFLOAT16 -> Rounding.toBFloat16(value);
            case TF32 -> {
                int bits = Float.floatToRawIntBits(value);
                yield Float.intBitsToFloat(bits + 0xfff + (bits >>> 13 & 1) & 0xffff_e000);
            }
        };
    }

    private static float[] inGraph(NumberRounding rounding, float... values) throws Exception {
        ModelProto.Builder model =
                SmallModels.unary("Identity", SmallModels.tensor(ElementType.FLOAT, "n")).toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder().clearNode();
        rounding.prepare(graph);
        graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput("x").addOutput("exact"));
        rounding.round(graph, "exact", "y");
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of((long) values.length), values));
        try (var reexecutor = new InProcessReexecutor()) {
            var outputs = reexecutor
                    .run(
                            OnnxModel.of(model.build().toByteArray()),
                            inputs,
                            ExecutionProfile.CANONICAL,
                            Cancellation.none())
                    .outputs();
            float[] rounded = new float[values.length];
            ((Tensor) outputs.firstEntry().getValue()).data().asFloatBuffer().get(rounded);
            return rounded;
        }
    }
}
