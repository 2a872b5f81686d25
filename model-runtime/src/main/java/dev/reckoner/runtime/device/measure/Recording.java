package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.Optional;
import java.util.SequencedMap;

/** Has another one run models and remembers the last result. It stays its owner's to close. */
final class Recording implements Reexecutor {
    private final Reexecutor other;
    private Optional<Execution> last = Optional.empty();

    Recording(Reexecutor other) {
        this.other = other;
    }

    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        last = Optional.empty();
        Execution execution = other.run(model, inputs, profile, cancellation);
        last = Optional.of(execution);
        return execution;
    }

    /** The last result, once; empty if the last run gave none. */
    Optional<Execution> take() {
        Optional<Execution> taken = last;
        last = Optional.empty();
        return taken;
    }

    @Override
    public void close() {
        last = Optional.empty();
    }
}
