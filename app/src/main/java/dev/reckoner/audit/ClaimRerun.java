package dev.reckoner.audit;

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

/**
 * Runs claims again and compares. What cannot be run or compared is INCONCLUSIVE with the reason; it never speaks against
 * anybody.
 */
final class ClaimRerun {
    private final CaseModels models;
    private final Reexecutor reexecutor;
    private final Provider provider;
    private final ClaimInputs inputs;
    private final RunComparison comparison;
    private final RerunCalibrations calibrations;
    private final RerunDepths depths;
    private final ClaimJudge judge;
    private final RecordedBatches batches;
    private final BatchRerun batchRerun;

    ClaimRerun(
            CaseModels models,
            CaseValues values,
            DeviceExecutors.OnDevice device,
            RerunCalibrations calibrations,
            RerunDepths depths,
            ClaimJudge judge,
            FirstInputs firstInputs) {
        this.models = models;
        this.inputs = new ClaimInputs(values);
        this.reexecutor = device.reexecutor();
        this.provider = device.provider();
        this.calibrations = calibrations;
        this.depths = depths;
        this.judge = judge;
        this.batches = new RecordedBatches(firstInputs, inputs);
        this.comparison = new RunComparison(values, calibrations, judge);
        this.batchRerun = new BatchRerun(reexecutor, comparison);
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

    /**
     * Runs claims that {@link CommonBatch} put together; where that fails, each on its own. So is one that did not come out bit for
     * bit: that its neighbours make no difference was measured on other inputs.
     */
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
            if (!(run.batch() instanceof ClaimBatch.Together batch)) {
                return judged(comparison.alone(run, reexecutor, cancellation), options, cancellation);
            }
            var found = batchRerun.run(run, batch, cancellation);
            return found.judgement().isPresent()
                    ? outcome(found.compared(), Judged.of(found.judgement().get()))
                    : judged(found.compared(), options, cancellation);
        } catch (ExecutionException failure) {
            return unmade(prepared.claim(), failure.code(), failure.getMessage());
        } catch (CannotRun reason) {
            return refused(prepared.claim(), reason);
        }
    }

    private List<ReexecutionOutcome> judged(
            List<PreparedRun> group, List<Execution> made, ReexecutionOptions options, Cancellation cancellation)
            throws IOException {
        var outcomes = new ArrayList<ReexecutionOutcome>();
        for (int i = 0; i < group.size(); i++) {
            try {
                var compared = comparison.of(group.get(i), made.get(i), reexecutor, cancellation);
                outcomes.add(
                        group.size() > 1 && compared.verdict() != Verdict.BIT_EXACT
                                ? alone(group.get(i), options, cancellation)
                                : judged(compared, options, cancellation));
            } catch (CannotRun reason) {
                outcomes.add(refused(group.get(i).claim(), reason));
            }
        }
        return outcomes;
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
