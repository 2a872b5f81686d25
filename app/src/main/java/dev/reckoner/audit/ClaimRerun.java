package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.RoundedDecisions;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Runs one claim again and compares. What cannot be run or compared is INCONCLUSIVE with the reason; it never speaks against
 * anybody.
 */
final class ClaimRerun {
    private static final int TELLING_ELEMENTS = 8;

    private final CaseModels models;
    private final CaseValues values;
    private final Reexecutor reexecutor;
    private final ClaimInputs inputs;
    private final OutputComparison comparison = new OutputComparison();

    ClaimRerun(CaseModels models, CaseValues values, Reexecutor reexecutor) {
        this.models = models;
        this.values = values;
        this.inputs = new ClaimInputs(values);
        this.reexecutor = reexecutor;
    }

    ReexecutionOutcome run(Claim claim, ReexecutionOptions options, Cancellation cancellation) throws IOException {
        long started = System.nanoTime();
        try {
            var model = models.named(claim);
            var given = inputs.of(claim, model);
            var profile = RecordedProfile.of(claim, options);
            var execution = reexecutor.run(model, given, profile, cancellation);
            var outputs = comparison.compare(claim, model, execution, values);
            var judged = judge(claim, model, given, profile, outputs, options, cancellation);
            return outcome(claim, judged, outputs, execution.environment().values(), started);
        } catch (CannotRun reason) {
            return outcome(
                    claim, Judgement.inconclusive(reason.code(), reason.sentence()), List.of(), Map.of(), started);
        } catch (ExecutionException failure) {
            var judged = Judgement.inconclusive(failure.code(), failure.getMessage());
            return outcome(claim, judged, List.of(), Map.of(), started);
        }
    }

    private Judgement judge(
            Claim claim,
            OnnxModel model,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            List<Comparison> outputs,
            ReexecutionOptions options,
            Cancellation cancellation)
            throws IOException, CannotRun {
        var judged = Judgement.of(claim, outputs);
        boolean undecided = judged.verdict() == Verdict.INCONCLUSIVE;
        if (judged.verdict() != Verdict.OUTSIDE && !undecided) {
            return judged;
        }
        if (ModelTraits.isRandom(model)) {
            return Judgement.inconclusive(
                    "EX-INCONCLUSIVE-RANDOM", "The model draws random numbers, so two honest runs differ");
        }
        if (ModelTraits.dependsOnBatch(model) && !ranAlone(claim)) {
            return Judgement.inconclusive(
                    "EX-INCONCLUSIVE-BATCH",
                    "The model quantises to its batch, and the record does not say what else was in the batch");
        }
        var explained = options.testSubstitutes()
                ? substitute(claim, inputs, profile, cancellation)
                : Optional.<Judgement>empty();
        return explained.orElseGet(() -> undecided ? judged : unexplained(claim, model, profile, judged));
    }

    /** A difference that nothing explains speaks against the claim only where honest rounding cannot have made it. */
    private static Judgement unexplained(Claim claim, OnnxModel model, ExecutionProfile profile, Judgement outside) {
        var decisions = RoundedDecisions.of(model);
        return decisions.isEmpty() || RecordedProfile.isHere(claim, profile)
                ? outside
                : Judgement.inconclusive(
                        "EX-INCONCLUSIVE-DECISION",
                        "The model decides by rounded numbers (" + String.join(", ", decisions)
                                + "), and on the machine of the record a near tie may have gone the other way");
    }

    private static boolean ranAlone(Claim claim) {
        return claim.execution()
                .flatMap(execution -> execution.batch())
                .filter(batch -> batch.size() == 1)
                .isPresent();
    }

    /** Tries the case's other published models on the same inputs: whose output was it then? */
    private Optional<Judgement> substitute(
            Claim claim, SequencedMap<String, OnnxValue> inputs, ExecutionProfile profile, Cancellation cancellation)
            throws IOException {
        for (var other : models.othersThan(claim)) {
            var outputs = tryModel(claim, other, inputs, profile, cancellation);
            if (explains(outputs)) {
                return Optional.of(Judgement.substituted(claim, other.reference(), outputs));
            }
        }
        return Optional.empty();
    }

    /**
     * True if agreement with another model can be no coincidence: a handful of class labels is soon the same, a vector of
     * floating-point numbers is not.
     */
    private static boolean explains(List<Comparison> outputs) {
        var worst = Judgement.worst(outputs);
        return worst != Verdict.OUTSIDE
                && worst != Verdict.INCONCLUSIVE
                && outputs.stream()
                        .anyMatch(output -> output.theoretical() > 0 && output.elements() >= TELLING_ELEMENTS);
    }

    private List<Comparison> tryModel(
            Claim claim,
            CaseModels.Candidate other,
            SequencedMap<String, OnnxValue> inputs,
            ExecutionProfile profile,
            Cancellation cancellation)
            throws IOException {
        try {
            var model = models.open(other.digest());
            Execution execution = reexecutor.run(model, inputs, profile, cancellation);
            return comparison.compare(claim, model, execution, values);
        } catch (CannotRun | ExecutionException unfit) {
            return List.of();
        }
    }

    private static ReexecutionOutcome outcome(
            Claim claim,
            Judgement judged,
            List<Comparison> outputs,
            Map<String, String> environment,
            long startedNanos) {
        var told = judged.told(claim);
        return new ReexecutionOutcome(
                claim.id(),
                told.verdict(),
                told.code(),
                told.sentence(),
                told.verdict() == Verdict.INCONCLUSIVE ? inconclusive(outputs, told.sentence()) : outputs,
                told.substitute(),
                environment,
                Duration.ofNanos(System.nanoTime() - startedNanos),
                RerunDepth.NONE);
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
