package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.SequencedMap;

/** Runs models again. May be used by several threads at once. */
public interface Reexecutor extends AutoCloseable {
    /**
     * Runs a model once.
     *
     * @param model the model
     * @param inputs values by input name; inputs with a default value may be left out
     * @param profile how to run it
     * @param cancellation stops the run
     * @throws ExecutionException for every failure, with a stable code
     */
    Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException;

    @Override
    void close();
}
