package dev.reckoner.audit;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import java.io.IOException;

/** Compares the outputs of claims with those of runs, choices by their margins. */
final class RunComparison {
    private final CaseValues values;
    private final RerunCalibrations calibrations;
    private final ClaimJudge judge;
    private final OutputComparison comparison = new OutputComparison();

    RunComparison(CaseValues values, RerunCalibrations calibrations, ClaimJudge judge) {
        this.values = values;
        this.calibrations = calibrations;
        this.judge = judge;
    }

    /** Runs a claim's inputs and compares. */
    Compared alone(PreparedRun run, Reexecutor reexecutor, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var execution = reexecutor.run(run.model(), run.inputs(), run.profile(), cancellation);
        return of(run, execution, reexecutor, cancellation);
    }

    /**
     * Compares with a run that was made.
     *
     * @param sameWay runs the model as that run did, in its batch or alone
     * @throws CannotRun if the claim names an output twice
     */
    Compared of(PreparedRun run, Execution execution, Reexecutor sameWay, Cancellation cancellation)
            throws IOException, CannotRun {
        long started = System.nanoTime();
        var tolerances = Tolerances.of(calibrations.of(run.model()), run, execution.environment());
        var margins = new Margins(run, tolerances, sameWay);
        var plain = comparison.compare(run.claim(), run.model(), execution, values, tolerances);
        var outputs = judge.margins(run, execution, plain.all(), margins, cancellation);
        return new Compared(run, execution, tolerances, margins, plain.with(outputs), started);
    }
}
