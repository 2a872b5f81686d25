package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolingModelTest {
    private static final int HIDDEN = 384;

    @TempDir
    Path folder;

    @Test
    void aSentencesVectorIsTheMeanOverItsTokensDividedByItsNorm() throws Exception {
        int tokens = 7;
        var hidden = new float[tokens * HIDDEN];
        var random = new Random(20260302);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = (float) random.nextGaussian();
        }
        var vector = pooled(tokens, hidden);
        var mean = new double[HIDDEN];
        double squares = 0;
        for (int j = 0; j < HIDDEN; j++) {
            for (int token = 0; token < tokens; token++) {
                mean[j] += hidden[token * HIDDEN + j] / (double) tokens;
            }
            squares += mean[j] * mean[j];
        }
        for (int j = 0; j < HIDDEN; j++) {
            assertThat((double) vector[j]).isCloseTo(mean[j] / Math.sqrt(squares), within(1e-6));
        }
    }

    @Test
    void zerosStayZeros() throws Exception {
        assertThat(pooled(2, new float[2 * HIDDEN])).containsOnly(0f);
    }

    private float[] pooled(int tokens, float[] hidden) throws Exception {
        var model = OnnxModel.open(PoolingModel.write(folder.resolve("pooling.onnx")));
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(PoolingModel.INPUT, Tensor.ofFloats(List.of(1L, (long) tokens, (long) HIDDEN), hidden));
        try (var runtime = new InProcessReexecutor()) {
            var outputs = runtime.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                    .outputs();
            var vector = (Tensor) Objects.requireNonNull(outputs.get(PoolingModel.OUTPUT));
            assertThat(vector.dims()).containsExactly(1L, (long) HIDDEN);
            var values = new float[HIDDEN];
            vector.data().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            return values;
        }
    }
}
