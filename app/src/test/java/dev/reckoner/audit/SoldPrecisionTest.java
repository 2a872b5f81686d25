package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.TypeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of 16 bits sold as 32, and a record that names a device whose products may be that coarse. */
class SoldPrecisionTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();
    private static final int SIZE = 64;
    private static final TypeProto ROWS = SmallModels.tensor(ElementType.FLOAT, "rows", "n");

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void aDeviceOnWhichEveryOperatorMayBeThatCoarseDoesNotHideThePrecision() throws Exception {
        byte[] sold = product(weights(false));
        byte[] served = product(weights(true));
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(4L, (long) SIZE), numbers(2, 4 * SIZE)));
        var made = REEXECUTOR.run(OnnxModel.of(served), inputs, ExecutionProfile.CANONICAL, Cancellation.none());
        var values = new ArrayList<Tensor>();
        var traced = new TracedRun(REEXECUTOR, bytes -> kept(bytes, values))
                .trace(OnnxModel.of(served), inputs, made, ExecutionProfile.CANONICAL, TraceValues.ALL)
                .list();
        try (var in = new Investigation(folder)) {
            new RecordTrail()
                    .model("m", "1", sold)
                    .input(RecordedValue.of("x", (Tensor) inputs.firstEntry().getValue()))
                    .output(RecordedValue.of(
                            "y", (Tensor) made.outputs().firstEntry().getValue()))
                    .execution(new ExecutionRecord(
                            "onnxruntime 1.29.0", "CUDAExecutionProvider", "NO_OPT", 1, "", Optional.empty(), Map.of()))
                    .trace(TraceManifest.of(Digest.sha256(sold), traced.values(), traced.leaves()), values)
                    .in(in);
            var outcome = in.rerun().getFirst();
            var operator =
                    outcome.depth().localisation().orElseThrow().operators().getFirst();
            assertThat(operator.verdict()).as(operator.reason()).isEqualTo(Verdict.WITHIN_THEORETICAL);
            assertThat(outcome.code()).as(outcome.sentence()).isEqualTo("EX-PRECISION-SUBSTITUTED");
        }
    }

    private static Digest kept(byte[] bytes, List<Tensor> values) throws IOException {
        try {
            values.add(TensorProtos.read(bytes));
        } catch (TensorFormatException e) {
            throw new IOException(e);
        }
        return Digest.sha256(bytes);
    }

    /** y = x w. */
    private static byte[] product(float... weights) {
        var graph = GraphProto.newBuilder()
                .addInput(SmallModels.value("x", ROWS))
                .addInitializer(TensorProtos.toProto(Tensor.ofFloats(List.of((long) SIZE, (long) SIZE), weights), "w"));
        return SmallModels.model(graph, SmallModels.node("MatMul", "y", "x", "w"), ROWS)
                .toByteArray();
    }

    private static float[] weights(boolean halved) {
        var weights = numbers(1, SIZE * SIZE);
        for (int i = 0; halved && i < weights.length; i++) {
            weights[i] = Float.float16ToFloat(Float.floatToFloat16(weights[i]));
        }
        return weights;
    }

    private static float[] numbers(int seed, int count) {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
