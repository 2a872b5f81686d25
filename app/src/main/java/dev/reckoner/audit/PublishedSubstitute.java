package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Whether another published model of the case gives every claimed output that can be compared as closely as honest runs do. Numbers of quite different
 * size, of which few decide how near an output lies, are told by this and not by the chance of a coincidence.
 */
final class PublishedSubstitute {
    private static final int TELLING_ELEMENTS = 8;

    private final CaseModels models;
    private final CaseValues values;
    private final Reexecutor reexecutor;
    private final OutputComparison comparison = new OutputComparison();

    PublishedSubstitute(CaseModels models, CaseValues values, Reexecutor reexecutor) {
        this.models = models;
        this.values = values;
        this.reexecutor = reexecutor;
    }

    /** The judgement if there is such a model. */
    Optional<Judgement> of(PreparedRun run, Cancellation cancellation) throws IOException {
        for (var other : models.othersThan(run.claim())) {
            var outputs = outputs(run, other, cancellation);
            if (explains(outputs)) {
                return Optional.of(judgement(run.claim(), other.reference(), outputs));
            }
        }
        return Optional.empty();
    }

    private List<Comparison> outputs(PreparedRun run, CaseModels.Candidate other, Cancellation cancellation)
            throws IOException {
        try {
            var model = models.open(other.digest());
            var execution = reexecutor.run(model, run.inputs(), run.profile(), cancellation);
            var byType = Tolerances.of(RerunCalibrations.Found.NONE, run, execution.environment());
            return comparison
                    .compare(run.claim(), model, execution, values, byType)
                    .made();
        } catch (CannotRun | ExecutionException unfit) {
            return List.of();
        }
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

    private static Judgement judgement(Claim claim, ModelReference other, List<Comparison> outputs) {
        var code = other.name().equals(claim.model().name())
                ? ReexecutionCode.PRECISION_SUBSTITUTED
                : ReexecutionCode.MODEL_SUBSTITUTED;
        var how = Judgement.worst(outputs) == Verdict.BIT_EXACT
                ? "bit for bit"
                : "to a relative L2 of "
                        + ReexecutionOutcome.largestRelativeL2(outputs).orElseThrow();
        return new Judgement(
                Verdict.OUTSIDE,
                code.code(),
                "The output matches " + other.label() + " " + how + "; the record says "
                        + claim.model().label(),
                Optional.of(other.label()));
    }
}
