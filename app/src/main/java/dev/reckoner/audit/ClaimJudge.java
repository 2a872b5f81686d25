package dev.reckoner.audit;

import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.tensor.Tensor;
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
        var judged = compared.judgement();
        if (Compared.isWithin(judged.verdict())) {
            return Judged.of(judged);
        }
        var localisation = operators.localise(run, compared.execution(), compared.tolerances(), cancellation);
        var local = localisation.isPresent() ? ofOperators(compared, localisation.get()) : Optional.<Judgement>empty();
        if (local.filter(shown -> settles(shown, judged)).isPresent()) {
            return new Judged(local.get(), localisation, Optional.empty());
        }
        var open = local.isEmpty() ? open(compared, judged) : Optional.<Judgement>empty();
        return open.isPresent()
                ? new Judged(open.get(), localisation, Optional.empty())
                : explained(
                        compared,
                        local.orElseGet(() -> unexplained(compared, judged)),
                        localisation,
                        options,
                        cancellation);
    }

    private Optional<Judgement> ofOperators(Compared compared, Localisation localisation) throws IOException {
        var agrees = operators.areOfTheAnswer(compared.run(), compared.execution(), compared.tolerances());
        return OperatorJudgement.of(
                localisation,
                ModelTraits.random(compared.run().model()),
                agrees,
                compared.run().batch().isKnown());
    }

    /**
     * True if what the operators show needs no explanation. What floating point allows of each of them is no reason not to ask
     * where an answer comes from that is not the model's.
     */
    private static boolean settles(Judgement local, Judgement judged) {
        return local.verdict() == Verdict.WITHIN_EMPIRICAL
                || (local.verdict() == Verdict.WITHIN_THEORETICAL && judged.verdict() != Verdict.OUTSIDE);
    }

    /** Where a difference of the outputs says nothing, and no operator is known to be wrong. */
    private Optional<Judgement> open(Compared compared, Judgement judged) throws IOException {
        var model = compared.run().model();
        if (!compared.differs()) {
            return Optional.of(judged);
        }
        if (!ModelTraits.random(model).isEmpty()) {
            return Optional.of(
                    isOfAnotherKind(compared)
                            ? judged
                            : Judgement.inconclusive(
                                    "EX-INCONCLUSIVE-RANDOM",
                                    "The model draws random numbers, so two honest runs differ"));
        }
        boolean unknown =
                ModelTraits.dependsOnBatch(model) && !compared.run().batch().isKnown();
        return unknown ? Optional.of(unknownBatch(compared.run())) : Optional.empty();
    }

    /** No number that is drawn makes whole numbers of fractions, or text of either. */
    private boolean isOfAnotherKind(Compared compared) throws IOException {
        var made = compared.execution();
        return divergence.claimed(compared.run().claim(), made).entrySet().stream()
                .anyMatch(output -> output.getValue() instanceof Tensor claimed
                        && made.outputs().get(output.getKey()) instanceof Tensor own
                        && claimed.type().family() != own.type().family());
    }

    private Judged explained(
            Compared compared,
            Judgement base,
            Optional<Localisation> localisation,
            ReexecutionOptions options,
            Cancellation cancellation)
            throws IOException {
        if (!options.testSubstitutes()) {
            return new Judged(base, localisation, Optional.empty());
        }
        var run = compared.run();
        var explanation = divergence.explain(run, compared.execution(), cancellation);
        var explained = explanation.flatMap(found -> explained(compared, base, found));
        if (explained.isEmpty() && explanation.flatMap(Explanation::best).isEmpty()) {
            explained = substitute.of(run, cancellation);
        }
        return new Judged(explained.orElse(base), localisation, explanation);
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

    /**
     * A copy of an answer that only the case's other claims give may have been put there to accuse: it counts where the output
     * is outside without it.
     */
    private Optional<Judgement> explained(Compared compared, Judgement base, Explanation explanation) {
        var best = explanation.best();
        boolean planted = base.verdict() != Verdict.OUTSIDE
                && best.filter(fit -> fit.kind() == Explanation.Kind.OTHER_CLAIM)
                        .isPresent();
        boolean refuted = best.filter(fit -> fit.kind().isHonest() && !OtherRun.counts(fit, compared, base))
                .isPresent();
        return planted || refuted
                ? Optional.empty()
                : ExplainedJudgement.of(compared.run().claim(), explanation, models.published());
    }

    /**
     * A difference that nothing explains speaks against the claim only where honest rounding cannot have made it: where an output
     * follows from no decision that could have gone the other way, or one so near that it could was looked for and there was none, or
     * honest runs in the very circumstances of the claim were measured, decisions that fell otherwise among them.
     */
    private static Judgement unexplained(Compared compared, Judgement judged) {
        var run = compared.run();
        if (judged.verdict() == Verdict.OUTSIDE && run.batch() instanceof ClaimBatch.Unbuilt) {
            return unknownBatch(run);
        }
        if (judged.verdict() != Verdict.OUTSIDE || RecordedProfile.isHere(run.claim(), run.profile())) {
            return judged;
        }
        var decisions = new LinkedHashSet<String>();
        for (var output : compared.outputs()) {
            if (output.verdict() == Verdict.OUTSIDE) {
                var open = compared.isMeasured(output)
                        ? List.<String>of()
                        : compared.margins().open(output);
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
