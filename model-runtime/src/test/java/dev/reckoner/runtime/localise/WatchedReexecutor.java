package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.SequencedMap;

/** Counts runs, and how much comes out of one at most. */
final class WatchedReexecutor implements Reexecutor {
    private final Reexecutor reexecutor;
    private final long limit;
    private int runs;
    private long most;

    /** Passes runs on; those whose results are larger than the limit fail as a process does that ran out of memory. */
    WatchedReexecutor(Reexecutor reexecutor, long limit) {
        this.reexecutor = reexecutor;
        this.limit = limit;
    }

    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        Execution execution = reexecutor.run(model, inputs, profile, cancellation);
        long bytes =
                execution.outputs().values().stream().mapToLong(ValueBytes::of).sum();
        runs++;
        if (bytes > limit) {
            throw new ExecutionException(ExecutionException.Code.MEMORY_LIMIT, "Too much.");
        }
        most = Math.max(most, bytes);
        return execution;
    }

    int runs() {
        return runs;
    }

    long most() {
        return most;
    }

    @Override
    public void close() {
        // The other one belongs to whoever gave it.
    }
}
