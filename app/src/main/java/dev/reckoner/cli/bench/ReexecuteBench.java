package dev.reckoner.cli.bench;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * What re-execution in a worker costs over ONNX Runtime itself. One thread on both sides: else the threads of the side that rests
 * would still spin while the other is timed.
 */
final class ReexecuteBench implements Bench {
    private static final double MOST = 1.10;
    private static final ExecutionProfile PROFILE = ExecutionProfile.DEFAULT.withThreads(1);
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofMillis(20);

    /** What a model is given at a time when claims are run again together. */
    private static final Batch MEASURED = new Batch(4, 128);

    /**
     * Shorter ones tell what it costs to hand a run over to another process, which does not grow with the run. They have no limit: a
     * claim of a few tokens takes milliseconds either way.
     */
    private static final List<Batch> BESIDE = List.of(new Batch(1, 8), new Batch(1, 32), new Batch(1, 128));

    /**
     * What is given to the model.
     *
     * @param rows sentences at a time
     * @param tokens length of each
     */
    private record Batch(int rows, int tokens) {
        private List<Long> dims() {
            return List.of((long) rows, (long) tokens);
        }

        private Map<String, long[]> values() {
            int all = rows * tokens;
            long[] ones = new long[all];
            Arrays.fill(ones, 1);
            return Map.of(
                    "input_ids",
                    new Random(tokens).longs(all, 1_000, 20_000).toArray(),
                    "attention_mask",
                    ones,
                    "token_type_ids",
                    new long[all]);
        }

        @Override
        public String toString() {
            return rows + " x " + tokens + " tokens";
        }
    }

    @Override
    public String name() {
        return "reexecute";
    }

    @Override
    public String description() {
        return "Re-execution of a sentence encoder in a worker, tensors in and out, beside a bare loop on ONNX Runtime.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Path file = setting.models().folder().resolve("all-MiniLM-L6-v2.onnx");
        OnnxModel model = OnnxModel.open(file);
        try (Reexecutor worker = new WorkerReexecutor(WorkerSetup.ordinary())) {
            for (Batch batch : BESIDE) {
                report.table(batch + ", without a limit", contest(worker, model, file, batch, setting.rounds()));
            }
            Timings timings = contest(worker, model, file, MEASURED, setting.rounds());
            report.table(MEASURED.toString(), timings);
            report.figure(new Figure("reexecute.overhead", timings.ratio(), Figure.Bound.AT_MOST, MOST));
        }
    }

    private static Timings contest(Reexecutor worker, OnnxModel model, Path file, Batch batch, int rounds)
            throws Exception {
        Map<String, long[]> values = batch.values();
        try (BareOnnxLoop bare = new BareOnnxLoop(file, new long[] {batch.rows(), batch.tokens()})) {
            requireSame(ours(worker, model, batch.dims(), values), bare.run(values));
            return new Contest(WARM_UP, ROUND)
                    .run(() -> ours(worker, model, batch.dims(), values), () -> bare.run(values), rounds);
        }
    }

    private static Tensor ours(Reexecutor worker, OnnxModel model, List<Long> dims, Map<String, long[]> values)
            throws Exception {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        values.forEach((name, each) -> inputs.put(name, Tensor.ofLongs(dims, each)));
        var execution = worker.run(model, inputs, PROFILE, Cancellation.none());
        return (Tensor) execution.outputs().firstEntry().getValue();
    }

    /** Two ways are compared only if they do the same. */
    private static void requireSame(Tensor ours, float[] bare) {
        if (!ours.equals(Tensor.ofFloats(ours.dims(), bare))) {
            throw new IllegalStateException("Both sides must compute the same, and do not.");
        }
    }
}
