package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a claim again in the batch that its record names. */
final class BatchRerun {
    private static final String NOT_ALONG =
            "an input that stands twice in a batch does not come out as it does alone, so that what the model gives in the"
                    + " batch that the record names cannot be told";

    private final Reexecutor reexecutor;
    private final RunComparison comparison;
    private final BatchRuns runs;

    BatchRerun(Reexecutor reexecutor, RunComparison comparison) {
        this.reexecutor = reexecutor;
        this.comparison = comparison;
        this.runs = new BatchRuns(reexecutor);
    }

    /**
     * What came of a claim.
     *
     * @param judgement where it is settled already
     */
    record Found(Compared compared, Optional<Judgement> judgement) {}

    /**
     * Runs a claim.
     *
     * @param batch that of the run
     * @throws ExecutionException if the claim cannot be run in its batch nor alone
     */
    Found run(PreparedRun run, ClaimBatch.Together batch, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        List<Compared> places;
        try {
            places = places(run, batch, cancellation);
        } catch (ExecutionException failure) {
            requireNotCancelled(failure);
            var why = "the batch that the record names cannot be run: " + withoutStop(failure.getMessage());
            return open(comparison.alone(run.in(new ClaimBatch.Unbuilt(why)), reexecutor, cancellation));
        }
        var nearest = places.stream().min(Compared.NEAREST).orElseThrow();
        return nearest.verdict() == Verdict.OUTSIDE ? doubted(nearest, cancellation) : open(nearest);
    }

    private static Found open(Compared compared) {
        return new Found(compared, Optional.empty());
    }

    /** An input that the batch has more than once has its output at one of these places. */
    private List<Compared> places(PreparedRun run, ClaimBatch.Together batch, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var all = runs.of(run, batch, cancellation);
        var compared = new ArrayList<Compared>();
        for (int place : batch.places()) {
            var rows = new BatchReexecutor(reexecutor, batch, place);
            compared.add(comparison.of(run, rows.rows(all), rows, cancellation));
        }
        return compared;
    }

    /** Before an output that the batch does not give counts against the claim: is it one along these rows, and was it run as one? */
    private Found doubted(Compared inBatch, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var alone = alone(inBatch.run(), cancellation);
        if (alone.isEmpty()) {
            return open(inBatch.in(new ClaimBatch.Unbuilt(NOT_ALONG)));
        }
        var byItself = comparison.of(inBatch.run().in(new ClaimBatch.Unsaid()), alone.get(), reexecutor, cancellation);
        return Compared.isWithin(byItself.verdict()) ? new Found(byItself, Optional.of(ranAlone())) : open(inBatch);
    }

    /** What the input alone gives; empty where that says nothing of batches. */
    private Optional<Execution> alone(PreparedRun run, Cancellation cancellation) throws ExecutionException {
        try {
            var alone = reexecutor.run(run.model(), run.inputs(), run.profile(), cancellation);
            return runs.isAlongTheBatch(run, alone, cancellation) ? Optional.of(alone) : Optional.empty();
        } catch (ExecutionException failure) {
            requireNotCancelled(failure);
            return Optional.empty();
        }
    }

    private static void requireNotCancelled(ExecutionException failure) throws ExecutionException {
        if (failure.kind() == ExecutionException.Code.CANCELLED) {
            throw failure;
        }
    }

    private static Judgement ranAlone() {
        return new Judgement(
                Verdict.WITHIN_EMPIRICAL,
                ReexecutionCode.ANOTHER_RUN.code(),
                "The model gives this output when the input is run alone, not in the batch that the record names",
                Optional.empty());
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
