package dev.reckoner.audit;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.util.SequencedMap;

/**
 * Runs models on the inputs of one claim as they stood in their batch, and gives the claim's own rows.
 *
 * @param place which member of the batch the claim is
 */
record BatchReexecutor(Reexecutor reexecutor, ClaimBatch.Together batch, int place) implements Reexecutor {
    @Override
    public Execution run(
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws ExecutionException {
        return rows(reexecutor.run(model, StackedRows.stack(batch.members()), profile, cancellation));
    }

    /** The claim's rows of a run of the whole batch. */
    Execution rows(Execution all) throws ExecutionException {
        long from = 0;
        long expected = 0;
        for (int i = 0; i < batch.members().size(); i++) {
            long rows = rows(i);
            from += i < place ? rows : 0;
            expected += rows;
        }
        return new Execution(
                StackedRows.slice(all, from, rows(place), expected),
                all.took(),
                all.environment().with("batch.inputs", batch.members().size()));
    }

    private long rows(int member) {
        return StackedRows.rows(batch.members().get(member)).orElseThrow();
    }

    /** What it runs on is another's to close. */
    @Override
    public void close() {}
}
