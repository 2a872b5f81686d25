package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs claims again and compares. What cannot be run or compared is INCONCLUSIVE with the reason; it never speaks against
 * anybody.
 */
final class ClaimRerun {
    private static final String NOT_ALONG =
            "an input that stands twice in a batch does not come out as it does alone, so that what the model gives in the"
                    + " batch that the record names cannot be told";

    private final CaseModels models;
    private final CaseValues values;
    private final Reexecutor reexecutor;
    private final Provider provider;
    private final ClaimInputs inputs;
    private final OutputComparison comparison = new OutputComparison();
    private final RerunCalibrations calibrations;
    private final RerunDepths depths;
    private final ClaimJudge judge;
    private final RecordedBatches batches;
    private final BatchRuns batchRuns;

    ClaimRerun(
            CaseModels models,
            CaseValues values,
            DeviceExecutors.OnDevice device,
            RerunCalibrations calibrations,
            RerunDepths depths,
            ClaimJudge judge,
            FirstInputs firstInputs) {
        this.models = models;
        this.values = values;
        this.inputs = new ClaimInputs(values);
        this.reexecutor = device.reexecutor();
        this.provider = device.provider();
        this.calibrations = calibrations;
        this.depths = depths;
        this.judge = judge;
        this.batches = new RecordedBatches(firstInputs, inputs);
        this.batchRuns = new BatchRuns(reexecutor);
    }

    /**
     * Finds the model and the inputs of a claim.
     *
     * @throws CannotRun if one of them is not there
     */
    PreparedRun prepare(Claim claim, ReexecutionOptions options) throws IOException, CannotRun {
        var model = models.named(claim);
        return new PreparedRun(claim, model, inputs.of(claim, model), RecordedProfile.of(claim, options, provider));
    }

    /** What came of a claim that cannot be prepared. */
    static ReexecutionOutcome refused(Claim claim, CannotRun reason) {
        return unmade(claim, reason.code(), reason.sentence());
    }

    /** Runs claims that {@link CommonBatch} put together; where that fails, each on its own. */
    List<ReexecutionOutcome> run(List<PreparedRun> group, ReexecutionOptions options, Cancellation cancellation)
            throws IOException {
        if (group.size() > 1) {
            try {
                return judged(group, CommonBatch.run(group, reexecutor, cancellation), options, cancellation);
            } catch (ExecutionException together) {
                // What is wrong with one of them is told of that one.
            }
        }
        var outcomes = new ArrayList<ReexecutionOutcome>();
        for (var run : group) {
            outcomes.add(alone(run, options, cancellation));
        }
        return outcomes;
    }

    /** In the batch that the record names, where it can be put together. */
    private ReexecutionOutcome alone(PreparedRun prepared, ReexecutionOptions options, Cancellation cancellation)
            throws IOException {
        try {
            var run = calibrations.isIndifferent(prepared.model()) ? prepared : prepared.in(batches.of(prepared));
            return run.batch() instanceof ClaimBatch.Together batch
                    ? together(run, batch, options, cancellation)
                    : byItself(run, options, cancellation);
        } catch (ExecutionException failure) {
            return unmade(prepared.claim(), failure.code(), failure.getMessage());
        } catch (CannotRun reason) {
            return refused(prepared.claim(), reason);
        }
    }

    private ReexecutionOutcome byItself(PreparedRun run, ReexecutionOptions options, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var execution = reexecutor.run(run.model(), run.inputs(), run.profile(), cancellation);
        return judged(compared(run, execution, reexecutor, cancellation), options, cancellation);
    }

    private ReexecutionOutcome together(
            PreparedRun run, ClaimBatch.Together batch, ReexecutionOptions options, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        List<Compared> compared;
        try {
            compared = compared(run, batch, cancellation);
        } catch (ExecutionException failure) {
            if (failure.kind() == ExecutionException.Code.CANCELLED) {
                throw failure;
            }
            return byItself(
                    run.in(new ClaimBatch.Unbuilt(
                            "the batch that the record names cannot be run: " + withoutStop(failure.getMessage()))),
                    options,
                    cancellation);
        }
        var nearest = compared.stream().min(Compared.NEAREST).orElseThrow();
        return nearest.verdict() == Verdict.OUTSIDE
                ? doubted(nearest, options, cancellation)
                : judged(nearest, options, cancellation);
    }

    /** An input that the batch has more than once has its output at one of these places. */
    private List<Compared> compared(PreparedRun run, ClaimBatch.Together batch, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var all = batchRuns.of(run, batch, cancellation);
        var compared = new ArrayList<Compared>();
        for (int place : batch.places()) {
            var rows = new BatchReexecutor(reexecutor, batch, place);
            compared.add(compared(run, rows.rows(all), rows, cancellation));
        }
        return compared;
    }

    /** Before an output that the batch does not give counts against the claim: is it one along these rows, and was it run as one? */
    private ReexecutionOutcome doubted(Compared inBatch, ReexecutionOptions options, Cancellation cancellation)
            throws IOException, CannotRun, ExecutionException {
        var run = inBatch.run();
        Execution alone;
        try {
            alone = reexecutor.run(run.model(), run.inputs(), run.profile(), cancellation);
        } catch (ExecutionException failure) {
            if (failure.kind() == ExecutionException.Code.CANCELLED) {
                throw failure;
            }
            return judged(inBatch.in(new ClaimBatch.Unbuilt(NOT_ALONG)), options, cancellation);
        }
        if (!batchRuns.isAlongTheBatch(run, alone, cancellation)) {
            return judged(inBatch.in(new ClaimBatch.Unbuilt(NOT_ALONG)), options, cancellation);
        }
        var byItself = compared(run, alone, reexecutor, cancellation);
        return Compared.isWithin(byItself.verdict())
                ? outcome(byItself, Judged.of(ranAlone()))
                : judged(inBatch, options, cancellation);
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

    private List<ReexecutionOutcome> judged(
            List<PreparedRun> group, List<Execution> made, ReexecutionOptions options, Cancellation cancellation)
            throws IOException {
        var outcomes = new ArrayList<ReexecutionOutcome>();
        for (int i = 0; i < group.size(); i++) {
            try {
                var compared = compared(group.get(i), made.get(i), reexecutor, cancellation);
                outcomes.add(judged(compared, options, cancellation));
            } catch (CannotRun reason) {
                outcomes.add(refused(group.get(i).claim(), reason));
            }
        }
        return outcomes;
    }

    /** With what runs the model as the execution was made. */
    private Compared compared(PreparedRun run, Execution execution, Reexecutor sameWay, Cancellation cancellation)
            throws IOException, CannotRun {
        long started = System.nanoTime();
        var tolerances = Tolerances.of(calibrations.of(run.model()), run, execution.environment());
        var margins = new Margins(run, tolerances, sameWay);
        var plain = comparison.compare(run.claim(), run.model(), execution, values, tolerances);
        var outputs = judge.margins(run, execution, plain, margins, cancellation);
        return new Compared(run, execution, tolerances, margins, outputs, started);
    }

    private ReexecutionOutcome judged(Compared compared, ReexecutionOptions options, Cancellation cancellation)
            throws IOException {
        return outcome(compared, judge.judge(compared, options, cancellation));
    }

    private ReexecutionOutcome outcome(Compared compared, Judged judged) throws IOException {
        var depth = depths.of(compared.run(), compared.execution(), compared.outputs(), compared.tolerances(), judged);
        return outcome(
                compared.run().claim(),
                judged.judgement(),
                compared.outputs(),
                compared.execution().environment().values(),
                compared.took(),
                depth);
    }

    private static ReexecutionOutcome unmade(Claim claim, String code, String sentence) {
        return outcome(
                claim, Judgement.inconclusive(code, sentence), List.of(), Map.of(), Duration.ZERO, RerunDepth.NONE);
    }

    private static ReexecutionOutcome outcome(
            Claim claim,
            Judgement judged,
            List<Comparison> outputs,
            Map<String, String> environment,
            Duration took,
            RerunDepth depth) {
        var told = judged.told(claim);
        return new ReexecutionOutcome(
                claim.id(),
                told.verdict(),
                told.code(),
                told.sentence(),
                told.verdict() == Verdict.INCONCLUSIVE ? inconclusive(outputs, told.sentence()) : outputs,
                told.substitute(),
                environment,
                took,
                depth);
    }

    private static List<Comparison> inconclusive(List<Comparison> outputs, String reason) {
        var changed = new ArrayList<Comparison>();
        outputs.forEach(output -> changed.add(output.inconclusive(reason)));
        return changed;
    }

    /** Digests that an outcome of this claim rests on. */
    static List<Digest> restsOn(Claim claim) {
        var digests = new ArrayList<Digest>();
        claim.model().digest().ifPresent(digests::add);
        claim.inputs().forEach(value -> value.held().ifPresent(digests::add));
        claim.outputs().forEach(value -> value.held().ifPresent(digests::add));
        return digests;
    }
}
