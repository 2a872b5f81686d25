package dev.reckoner.cli.bench;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * What re-execution costs over ONNX Runtime itself. One thread on both sides: else the threads of the side that rests would
 * still spin while the other is timed.
 */
final class ReexecuteBench implements Bench {
    private static final int[] SENTENCE_LENGTHS = {8, 32, 128};
    private static final double MOST = 1.10;
    private static final ExecutionProfile PROFILE = ExecutionProfile.DEFAULT.withThreads(1);
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofMillis(20);

    @Override
    public String name() {
        return "reexecute";
    }

    @Override
    public String description() {
        return "Re-execution of a sentence encoder, tensors in and out, beside a bare loop on ONNX Runtime.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Path file = setting.models().folder().resolve("all-MiniLM-L6-v2.onnx");
        OnnxModel model = OnnxModel.open(file);
        double worst = 0;
        for (int length : SENTENCE_LENGTHS) {
            Timings timings = contest(model, file, length, setting.rounds());
            report.table("A sentence of " + length + " tokens", timings);
            report.figure(limited("reexecute.overhead.tokens-" + length, timings.ratio()));
            worst = Math.max(worst, timings.ratio());
        }
        report.figure(limited("reexecute.overhead", worst));
    }

    private static Figure limited(String name, double ratio) {
        return new Figure(name, ratio, Figure.Bound.AT_MOST, MOST);
    }

    private static Timings contest(OnnxModel model, Path file, int length, int rounds) throws Exception {
        Map<String, long[]> sentence = sentence(length);
        try (InProcessReexecutor reexecutor = new InProcessReexecutor();
                BareOnnxLoop bare = new BareOnnxLoop(file, new long[] {1, length})) {
            requireSame(ours(reexecutor, model, sentence), bare.run(sentence));
            return new Contest(WARM_UP, ROUND)
                    .run(() -> ours(reexecutor, model, sentence), () -> bare.run(sentence), rounds);
        }
    }

    private static Tensor ours(InProcessReexecutor reexecutor, OnnxModel model, Map<String, long[]> sentence)
            throws Exception {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        sentence.forEach((name, values) -> inputs.put(name, Tensor.ofLongs(List.of(1L, (long) values.length), values)));
        var execution = reexecutor.run(model, inputs, PROFILE, Cancellation.none());
        return (Tensor) execution.outputs().firstEntry().getValue();
    }

    /** Two ways are compared only if they do the same. */
    private static void requireSame(Tensor ours, float[] bare) {
        if (!ours.equals(Tensor.ofFloats(ours.dims(), bare))) {
            throw new IllegalStateException("Both sides must compute the same, and do not.");
        }
    }

    private static Map<String, long[]> sentence(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return Map.of(
                "input_ids",
                new Random(length).longs(length, 1_000, 20_000).toArray(),
                "attention_mask",
                ones,
                "token_type_ids",
                new long[length]);
    }
}
