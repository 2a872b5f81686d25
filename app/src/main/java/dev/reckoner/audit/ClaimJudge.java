package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.localise.Localisation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Says what the outputs of a run say of a claim. Where they do not agree, the reason is looked for. */
final class ClaimJudge {
    private final CaseModels models;
    private final TracedOperators operators;
    private final Divergence divergence;
    private final PublishedSubstitute substitute;

    ClaimJudge(CaseModels models, TracedOperators operators, Divergence divergence, PublishedSubstitute substitute) {
        this.models = models;
        this.operators = operators;
        this.divergence = divergence;
        this.substitute = substitute;
    }

    /** The comparisons of a run, those that differ by a choice judged by its margin. */
    List<Comparison> margins(
            PreparedRun run, Execution made, List<Comparison> outputs, Margins margins, Cancellation cancellation)
            throws IOException {
        return outputs.stream().anyMatch(output -> output.verdict() == Verdict.OUTSIDE)
                ? margins.judge(outputs, made, divergence.claimed(run.claim(), made), cancellation)
                : outputs;
    }

    /** What the comparisons of a run add up to, and why they differ. */
    Judged judge(Compared compared, ReexecutionOptions options, Cancellation cancellation) throws IOException {
        var run = compared.run();
        var made = compared.execution();
        var outputs = compared.outputs();
        var margins = compared.margins();
        var judged = Judgement.of(run.claim(), outputs, margins);
        if (judged.verdict() != Verdict.OUTSIDE && judged.verdict() != Verdict.INCONCLUSIVE) {
            return Judged.of(judged);
        }
        if (ModelTraits.isRandom(run.model())) {
            return Judged.of(Judgement.inconclusive(
                    "EX-INCONCLUSIVE-RANDOM", "The model draws random numbers, so two honest runs differ"));
        }
        var localisation = operators.localise(run, made, compared.tolerances(), cancellation);
        var local =
                localisation.filter(found -> !restsOnUnknownRows(run, found)).flatMap(ClaimJudge::ofOperators);
        if (local.filter(decided -> decided.verdict() != Verdict.OUTSIDE).isPresent()) {
            return new Judged(local.get(), localisation, Optional.empty());
        }
        if (local.isEmpty()
                && ModelTraits.dependsOnBatch(run.model())
                && !run.batch().isKnown()) {
            return new Judged(unknownBatch(run), localisation, Optional.empty());
        }
        var base = local.orElseGet(() -> unexplained(run, judged, outputs, margins));
        if (!options.testSubstitutes()) {
            return new Judged(base, localisation, Optional.empty());
        }
        var explanation = divergence.explain(run, made, cancellation);
        var explained = explanation.flatMap(found -> explained(run, base, found));
        if (explained.isEmpty() && explanation.flatMap(Explanation::best).isEmpty()) {
            explained = substitute.of(run, cancellation);
        }
        return new Judged(explained.orElse(base), localisation, explanation);
    }

    /** Kernels that quantise and multiply in one do not show the scale that they took from rows which are not known. */
    private static boolean restsOnUnknownRows(PreparedRun run, Localisation localisation) {
        return !ClaimedEnvironment.ranAlone(run.claim())
                && localisation
                        .guiltyOperator()
                        .filter(guilty -> ModelTraits.hidesItsScale(guilty.type()))
                        .isPresent();
    }

    private static Judgement unknownBatch(PreparedRun run) {
        var why = run.batch() instanceof ClaimBatch.Unbuilt unbuilt
                ? unbuilt.why()
                : "the record does not say what else was in the batch";
        var matters = ModelTraits.dependsOnBatch(run.model())
                ? "The model quantises to its batch, and "
                : "What else was in the batch may matter to the model, and ";
        return Judgement.inconclusive("EX-INCONCLUSIVE-BATCH", matters + why);
    }

    /** Empty where the operators decide nothing: the trace is not the claim's, or not all of it could be checked. */
    private static Optional<Judgement> ofOperators(Localisation localisation) {
        if (!localisation.contradictions().isEmpty()) {
            return Optional.empty();
        }
        var guilty = localisation.guiltyOperator();
        if (guilty.isPresent()) {
            return Optional.of(new Judgement(
                    Verdict.OUTSIDE,
                    ReexecutionCode.OPERATOR.code(),
                    "The operator " + guilty.get().name() + " (" + guilty.get().type()
                            + ") does not give what was claimed of it, from the claimed values before it",
                    Optional.empty()));
        }
        boolean all = localisation.unchecked() == 0
                && localisation.suspicion().isEmpty()
                && !localisation.operators().isEmpty();
        return all ? Optional.of(agreeing(localisation)) : Optional.empty();
    }

    /** The scale of a batch that is not known is for the batch to give; of all other operators what was measured is asked for. */
    private static Judgement agreeing(Localisation localisation) {
        boolean theory = localisation.operators().stream()
                .filter(operator -> !operator.type().equals("DynamicQuantizeLinear"))
                .anyMatch(operator -> operator.verdict() == Verdict.WITHIN_THEORETICAL);
        var agree = "Each of the " + localisation.operators().size()
                + " operators gives what was claimed of it, from the claimed values before it";
        return theory
                ? new Judgement(
                        Verdict.WITHIN_THEORETICAL,
                        ReexecutionCode.WITHIN_THEORETICAL.code(),
                        agree + ", within the bound of floating point",
                        Optional.empty())
                : new Judgement(
                        Verdict.WITHIN_EMPIRICAL, ReexecutionCode.OPERATORS_AGREE.code(), agree, Optional.empty());
    }

    /**
     * A copy of an answer that only the case's other claims give may have been put there to accuse: it counts where the output
     * is outside without it.
     */
    private Optional<Judgement> explained(PreparedRun run, Judgement base, Explanation explanation) {
        boolean planted = base.verdict() != Verdict.OUTSIDE
                && explanation
                        .best()
                        .filter(best -> best.kind() == Explanation.Kind.OTHER_CLAIM)
                        .isPresent();
        return planted ? Optional.empty() : ExplainedJudgement.of(run.claim(), explanation, models.published());
    }

    /**
     * A difference that nothing explains speaks against the claim only where honest rounding cannot have made it: where an output
     * follows from no decision that could have gone the other way, or one so near that it could was looked for and there was none.
     */
    private static Judgement unexplained(PreparedRun run, Judgement judged, List<Comparison> outputs, Margins margins) {
        if (judged.verdict() == Verdict.OUTSIDE && run.batch() instanceof ClaimBatch.Unbuilt) {
            return unknownBatch(run);
        }
        if (judged.verdict() != Verdict.OUTSIDE || RecordedProfile.isHere(run.claim(), run.profile())) {
            return judged;
        }
        var decisions = new LinkedHashSet<String>();
        for (var output : outputs) {
            if (output.verdict() == Verdict.OUTSIDE) {
                var open = margins.open(output);
                if (open.isEmpty()) {
                    return judged;
                }
                decisions.addAll(open);
            }
        }
        return Judgement.inconclusive(
                "EX-INCONCLUSIVE-DECISION",
                "The model decides by rounded numbers (" + String.join(", ", decisions)
                        + "), and on the machine of the record a near tie may have gone the other way");
    }
}
