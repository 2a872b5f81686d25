package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.explain.Explanation.Kind;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Optional;

/** The same input in a batch with others, or without those that it is claimed to have been with. */
final class OtherBatches implements Family {
    @Override
    public Kind kind() {
        return Kind.BATCH;
    }

    @Override
    public void tryAll(Trial trial) throws ExecutionException {
        Question question = trial.question();
        Optional<Tensor> alone = trial.target().recomputed();
        if (alone.isPresent()) {
            new BatchSearch(trial, Kind.BATCH, "", question.model().model(), question.profile(), alone.get()).tryAll();
        }
    }
}
