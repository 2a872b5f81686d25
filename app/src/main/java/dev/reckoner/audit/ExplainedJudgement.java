package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.explain.Explanation;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.util.List;
import java.util.Optional;

/** What an explanation of a claimed output says of the claim. */
final class ExplainedJudgement {
    private ExplainedJudgement() {}

    /**
     * The judgement.
     *
     * @param published the models that were among the hypotheses
     * @return empty where nothing explains the output, or what does leaves the question as it was
     */
    static Optional<Judgement> of(Claim claim, Explanation explanation, List<ModelReference> published) {
        return explanation.best().flatMap(best -> switch (best.kind()) {
            case OTHER_MODEL -> Optional.of(otherModel(claim, best, explanation, published));
            case PRECISION -> Optional.of(outside(ReexecutionCode.PRECISION_SUBSTITUTED, claim, best, explanation));
            case INPUT -> Optional.of(outside(ReexecutionCode.INPUT_ALTERED, claim, best, explanation));
            case SKIPPED -> Optional.of(outside(ReexecutionCode.LAYERS_SKIPPED, claim, best, explanation));
            case OTHER_CLAIM -> Optional.of(outside(ReexecutionCode.OTHER_ANSWER, claim, best, explanation));
            case CONFIGURATION, BATCH ->
                Optional.of(honest(Verdict.WITHIN_EMPIRICAL, ReexecutionCode.ANOTHER_RUN, explanation));
            case FORM -> Optional.of(honest(Verdict.WITHIN_THEORETICAL, ReexecutionCode.OTHER_FORM, explanation));
            // What was done to it makes it another answer, whatever it was made of.
            case CHANGED -> Optional.empty();
            // Whether rounding leaves enough to tell is judged where the outputs are compared.
            case ROUNDING -> Optional.empty();
        });
    }

    private static Judgement otherModel(
            Claim claim, Explanation.Fit best, Explanation explanation, List<ModelReference> published) {
        boolean sameName = published.stream()
                .filter(model -> model.label().equals(best.label()))
                .anyMatch(model -> model.name().equals(claim.model().name()));
        var code = sameName ? ReexecutionCode.PRECISION_SUBSTITUTED : ReexecutionCode.MODEL_SUBSTITUTED;
        return outside(code, claim, best, explanation);
    }

    private static Judgement outside(ReexecutionCode code, Claim claim, Explanation.Fit best, Explanation explanation) {
        boolean otherWeights = best.kind() == Explanation.Kind.OTHER_MODEL || best.kind() == Explanation.Kind.PRECISION;
        var sentence = otherWeights
                ? "The output matches " + best.label() + " " + closeness(best) + "; the record says "
                        + claim.model().label()
                : plain(explanation);
        return new Judgement(
                Verdict.OUTSIDE, code.code(), sentence, otherWeights ? Optional.of(best.label()) : Optional.empty());
    }

    private static Judgement honest(Verdict verdict, ReexecutionCode code, Explanation explanation) {
        return new Judgement(verdict, code.code(), plain(explanation), Optional.empty());
    }

    private static String closeness(Explanation.Fit best) {
        return best.relativeL2() == 0
                ? "bit for bit"
                : "to a relative L2 of " + ReexecutionOutcome.figure(best.relativeL2());
    }

    /** Findings are sentences without a full stop. */
    private static String plain(Explanation explanation) {
        var sentence = explanation.sentence();
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
