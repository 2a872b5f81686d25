package dev.reckoner.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.GraphProto;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessReexecutorTest extends ReexecutorBehaviour {
    InProcessReexecutorTest() {
        super(new InProcessReexecutor());
    }

    @Test
    void theCanonicalProfileRepeatsEveryBitInAFreshSession() throws Exception {
        SequencedMap<String, OnnxValue> inputs = SentenceEncoder.tokens(2, 16);
        OnnxModel model = SentenceEncoder.precise();
        Execution first = runFresh(model, inputs, ExecutionProfile.CANONICAL);
        assertThat(runFresh(model, inputs, ExecutionProfile.CANONICAL).outputs())
                .isEqualTo(first.outputs());
        assertThat(first.outputs().firstEntry().getValue())
                .isInstanceOfSatisfying(Tensor.class, y -> assertThat(y.dims()).containsExactly(2L, 16L, 384L));
    }

    private static Execution runFresh(OnnxModel model, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile)
            throws ExecutionException {
        try (InProcessReexecutor fresh = new InProcessReexecutor(1)) {
            return fresh.run(model, inputs, profile, Cancellation.none());
        }
    }

    /** Half the heap and a little more. */
    @Test
    void anOutputThatIsTooLargeIsRefused() throws Exception {
        long elements = Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE) / Float.BYTES + 1024;
        ModelProto model = SmallModels.model(
                GraphProto.newBuilder()
                        .addInput(SmallModels.value("x", SmallModels.tensor(ElementType.FLOAT, "n")))
                        .addInitializer(TensorProtos.toProto(Tensor.ofLongs(List.of(1L), elements), "shape")),
                SmallModels.node("Expand", "y", "x", "shape"),
                SmallModels.tensor(ElementType.FLOAT, "m"));
        fails(Code.OUTPUT_UNSUPPORTED, "too large", model, Tensor.ofFloats(List.of(1L), 1));
    }

    /** With room for one session, threads that use two models keep closing each other's. */
    @Test
    void manyThreadsMayUseFewSessions() throws Exception {
        List<OnnxModel> models = List.of(
                OnnxModel.of(SmallModels.addition(1).toByteArray()),
                OnnxModel.of(SmallModels.addition(2).toByteArray()),
                OnnxModel.of(SmallModels.addition(3).toByteArray()));
        try (InProcessReexecutor small = new InProcessReexecutor(1);
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Float>> tasks = IntStream.range(0, 300)
                    .<Callable<Float>>mapToObj(i -> () -> {
                        Execution execution = small.run(
                                models.get(i % 3),
                                inputs(Tensor.ofFloats(List.of(1L), 0)),
                                ExecutionProfile.CANONICAL,
                                Cancellation.none());
                        return (float) ((Tensor)
                                                execution.outputs().firstEntry().getValue())
                                        .doubleAt(0)
                                - i % 3;
                    })
                    .toList();
            for (Future<Float> result : pool.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(1f);
            }
        }
    }
}
