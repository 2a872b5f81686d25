package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CommonBatchTest {
    private static final InProcessReexecutor REEXECUTOR = new InProcessReexecutor();

    @AfterAll
    static void close() {
        REEXECUTOR.close();
    }

    @Test
    void claimsOfOneShapeAreRunTogetherAndGiveTheSameBits() throws Exception {
        var model = encoder();
        var runs = new ArrayList<PreparedRun>();
        for (int i = 0; i < 5; i++) {
            runs.add(run(model, i, 1 + i % 2, 12));
        }
        var groups = CommonBatch.groups(runs, 64);
        assertThat(groups).containsExactly(runs);

        var together = CommonBatch.run(runs, REEXECUTOR, Cancellation.none());
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var alone = REEXECUTOR.run(run.model(), run.inputs(), run.profile(), Cancellation.none());
            assertThat(together.get(i).outputs()).isEqualTo(alone.outputs());
            assertThat(together.get(i).environment().values()).containsEntry("batch.claims", "5");
        }
    }

    @Test
    void otherLengthsAndFullBatchesBeginAGroupOfTheirOwn() throws Exception {
        var model = encoder();
        var runs = List.of(
                run(model, 0, 1, 12),
                run(model, 1, 1, 8),
                run(model, 2, 1, 12),
                run(model, 3, 1, 12),
                run(model, 4, 1, 8));
        assertThat(CommonBatch.groups(runs, 2))
                .containsExactly(
                        List.of(runs.get(0), runs.get(2)), List.of(runs.get(1), runs.get(4)), List.of(runs.get(3)));
    }

    private static OnnxModel encoder() throws Exception {
        return OnnxModel.open(Path.of(System.getProperty("reckoner.sample.models"), "all-MiniLM-L6-v2.onnx"));
    }

    private static PreparedRun run(OnnxModel model, int seed, long rows, int length) {
        var dims = List.of(rows, (long) length);
        int count = (int) rows * length;
        var ones = new long[count];
        Arrays.fill(ones, 1);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put(
                "input_ids",
                Tensor.ofLongs(
                        dims, new Random(seed).longs(count, 1_000, 20_000).toArray()));
        inputs.put("attention_mask", Tensor.ofLongs(dims, ones));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[count]));
        return new PreparedRun(claim(seed), model, inputs, ExecutionProfile.CANONICAL);
    }

    private static Claim claim(int seed) {
        return new Claim(
                Digest.sha256(new byte[] {(byte) seed}),
                "claim " + seed,
                "test",
                Instant.EPOCH,
                Map.of(),
                new ModelReference("all-MiniLM-L6-v2", "fp32", Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "here");
    }
}
