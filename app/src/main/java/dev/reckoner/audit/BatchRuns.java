package dev.reckoner.audit;

import dev.reckoner.runtime.compare.TensorComparator;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Runs batches as records name them. Claims of one batch mostly follow each other, so that the last run is kept. */
final class BatchRuns {
    private final Reexecutor reexecutor;
    private Optional<Made> last = Optional.empty();

    private record Key(String model, ExecutionProfile profile, List<List<String>> batch) {}

    private record Made(Key key, Execution execution) {}

    BatchRuns(Reexecutor reexecutor) {
        this.reexecutor = reexecutor;
    }

    /** What the model gives for the whole batch; the time is one member's part of it. */
    Execution of(PreparedRun run, ClaimBatch.Together batch, Cancellation cancellation) throws ExecutionException {
        var key = new Key(run.model().sha256(), run.profile(), batch.key());
        if (last.filter(made -> made.key().equals(key)).isEmpty()) {
            var all = reexecutor.run(run.model(), StackedRows.stack(batch.members()), run.profile(), cancellation);
            var part = all.took().dividedBy(batch.members().size());
            last = Optional.of(new Made(key, new Execution(all.outputs(), part, all.environment())));
        }
        return last.orElseThrow().execution();
    }

    /**
     * True if an input that stands twice in a batch comes out as it does alone: the first dimension is that of a batch then, and
     * not one along which the model computes.
     */
    boolean isAlongTheBatch(PreparedRun run, Execution alone, Cancellation cancellation) throws ExecutionException {
        var twice = new ClaimBatch.Together(List.of(), List.of(run.inputs(), run.inputs()), List.of());
        try {
            var all = reexecutor.run(run.model(), StackedRows.stack(twice.members()), run.profile(), cancellation);
            return isLike(new BatchReexecutor(reexecutor, twice, 0).rows(all), alone)
                    && isLike(new BatchReexecutor(reexecutor, twice, 1).rows(all), alone);
        } catch (ExecutionException failed) {
            if (failed.kind() == ExecutionException.Code.CANCELLED) {
                throw failed;
            }
            return false;
        }
    }

    private static boolean isLike(Execution rows, Execution alone) {
        return rows.outputs().entrySet().stream()
                .allMatch(output -> output.getValue() instanceof Tensor one
                        && alone.outputs().get(output.getKey()) instanceof Tensor other
                        && isLike(TensorComparator.compare(output.getKey(), one, other)
                                .verdict()));
    }

    private static boolean isLike(Verdict verdict) {
        return verdict == Verdict.BIT_EXACT || verdict == Verdict.WITHIN_EMPIRICAL;
    }
}
