package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.RoundedDecisions;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what the outputs of a run say of a claim, and tries what else could have given the claimed ones. */
final class ClaimJudge {
    private static final int TELLING_ELEMENTS = 8;

    private final CaseModels models;
    private final CaseValues values;
    private final Reexecutor reexecutor;
    private final OutputComparison comparison;

    ClaimJudge(CaseModels models, CaseValues values, Reexecutor reexecutor, OutputComparison comparison) {
        this.models = models;
        this.values = values;
        this.reexecutor = reexecutor;
        this.comparison = comparison;
    }

    /**
     * What the comparisons of a run add up to.
     *
     * @throws CannotRun if a model that could explain a difference cannot be opened
     */
    Judgement judge(PreparedRun run, List<Comparison> outputs, ReexecutionOptions options, Cancellation cancellation)
            throws IOException, CannotRun {
        var claim = run.claim();
        var model = run.model();
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
        var explained = options.testSubstitutes() ? substitute(run, cancellation) : Optional.<Judgement>empty();
        return explained.orElseGet(() -> undecided ? judged : unexplained(run, judged));
    }

    /** A difference that nothing explains speaks against the claim only where honest rounding cannot have made it. */
    private static Judgement unexplained(PreparedRun run, Judgement outside) {
        var decisions = RoundedDecisions.of(run.model());
        return decisions.isEmpty() || RecordedProfile.isHere(run.claim(), run.profile())
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
    private Optional<Judgement> substitute(PreparedRun run, Cancellation cancellation) throws IOException {
        for (var other : models.othersThan(run.claim())) {
            var outputs = tryModel(run, other, cancellation);
            if (explains(outputs)) {
                return Optional.of(Judgement.substituted(run.claim(), other.reference(), outputs));
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

    private List<Comparison> tryModel(PreparedRun run, CaseModels.Candidate other, Cancellation cancellation)
            throws IOException {
        try {
            var model = models.open(other.digest());
            var execution = reexecutor.run(model, run.inputs(), run.profile(), cancellation);
            return comparison.compare(run.claim(), model, execution, values);
        } catch (CannotRun | ExecutionException unfit) {
            return List.of();
        }
    }
}
