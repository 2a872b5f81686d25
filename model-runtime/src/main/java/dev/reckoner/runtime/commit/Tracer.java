package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.RandomOperators;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Runs a model so that the values of its operators come out, in waves: as many values a run as fit in the memory allowed, the next
 * ones in the next run. Exposing values disables the runtime's fusions, so that a trace always is of the graph as it is written.
 */
public final class Tracer {
    /** Bytes that the values of one run may take, unless another number is given. */
    public static final long DEFAULT_BYTES = 256L << 20;

    /** Before anything is known of their sizes. */
    private static final int FIRST_WAVE = 64;

    /** What comes of values that are too large to be handed over together. */
    private static final Set<Code> TOO_MUCH = EnumSet.of(Code.OUTPUT_UNSUPPORTED, Code.MEMORY_LIMIT);

    private final Reexecutor runtime;
    private final long bytes;

    /** Runs models there, with {@link #DEFAULT_BYTES}. */
    public Tracer(Reexecutor runtime) {
        this(runtime, DEFAULT_BYTES);
    }

    /**
     * Runs models there.
     *
     * @param bytes what the values of one run may take, judged by the runs before; one value alone may take more
     */
    public Tracer(Reexecutor runtime, long bytes) {
        this.runtime = runtime;
        this.bytes = bytes;
    }

    /** Takes values as they come. */
    @FunctionalInterface
    public interface Sink {
        /** A value of the trace; they come in the order of the leaves. */
        void value(TracePosition position, OnnxValue value) throws IOException;
    }

    /**
     * Traces a run.
     *
     * @param values names of the values to be traced; a name that no operator makes is left out
     * @throws CommitException TC-RANDOM if the model draws random numbers: its waves would be of different runs
     * @throws ExecutionException as the runs
     * @throws IOException as the sink
     */
    public void trace(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Set<String> values,
            Cancellation cancellation,
            Sink sink)
            throws CommitException, ExecutionException, IOException {
        requireRepeatable(model);
        List<TracePosition> left = TracePosition.of(OperatorGraph.of(model)).stream()
                .filter(position -> values.contains(position.valueName()))
                .toList();
        int wave = FIRST_WAVE;
        while (!left.isEmpty()) {
            List<TracePosition> now = left.subList(0, Math.min(wave, left.size()));
            try {
                long taken = run(model, inputs, profile, now, cancellation, sink);
                left = left.subList(now.size(), left.size());
                double each = Math.max(1, taken) / (double) now.size();
                wave = (int) Math.clamp(bytes / each, 1, Math.max(1, left.size()));
            } catch (ExecutionException e) {
                if (now.size() == 1 || !TOO_MUCH.contains(e.kind())) {
                    throw e;
                }
                wave = now.size() / 2;
            }
        }
    }

    /** Throws TC-RANDOM for a model that draws random numbers. */
    public static void requireRepeatable(OnnxModel model) throws CommitException {
        Set<String> random = RandomOperators.of(model);
        if (!random.isEmpty()) {
            throw new CommitException(
                    "TC-RANDOM",
                    "The model draws random numbers (" + String.join(", ", random)
                            + "), so that two honest runs differ and a trace of one says nothing about the other.");
        }
    }

    private long run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            List<TracePosition> wave,
            Cancellation cancellation,
            Sink sink)
            throws ExecutionException, IOException {
        List<String> names = wave.stream().map(TracePosition::valueName).toList();
        Iterator<OnnxValue> made = runtime.run(model.edited(new Edit.Expose(names)), inputs, profile, cancellation)
                .outputs()
                .sequencedValues()
                .iterator();
        long taken = 0;
        for (TracePosition position : wave) {
            OnnxValue value = made.next();
            taken += ValueForm.length(value);
            sink.value(position, value);
        }
        return taken;
    }
}
