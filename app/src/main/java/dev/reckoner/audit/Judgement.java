package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.runtime.compare.OutputJudgement;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.opengradient.OpenGradientReader;
import dev.reckoner.trail.opengradient.inference.NodeAnswerReader;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the comparisons of a claim's outputs add up to.
 *
 * @param verdict step of the ladder
 * @param code reason code
 * @param sentence for a person
 * @param substitute the model that explains the claimed output instead, where one does
 */
record Judgement(Verdict verdict, String code, String sentence, Optional<String> substitute) {
    private static final List<Verdict> WORSE_AND_WORSE = List.of(
            Verdict.BIT_EXACT,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.WITHIN_THEORETICAL,
            Verdict.INCONCLUSIVE,
            Verdict.OUTSIDE);

    /** From what speaks for a claim to what speaks against it. */
    static final Comparator<Verdict> GRAVITY = Comparator.comparingInt(WORSE_AND_WORSE::indexOf);

    static Judgement inconclusive(String code, String sentence) {
        return new Judgement(Verdict.INCONCLUSIVE, code, sentence, Optional.empty());
    }

    static Verdict worst(List<Comparison> outputs) {
        return outputs.stream().map(Comparison::verdict).max(GRAVITY).orElse(Verdict.INCONCLUSIVE);
    }

    static Judgement of(Claim claim, List<Comparison> outputs) {
        var model = "The model file named in the record";
        var output = claim.outputs().stream().anyMatch(CaseValues::changed)
                ? "the output that was signed, not the one in the trail"
                : "this output";
        return switch (worst(outputs)) {
            case BIT_EXACT -> of(Verdict.BIT_EXACT, "EX-BIT-EXACT", model + " gives " + output + ", bit for bit");
            case WITHIN_EMPIRICAL ->
                of(
                        Verdict.WITHIN_EMPIRICAL,
                        "EX-WITHIN-EMPIRICAL",
                        model + " gives this output within honest rounding");
            case WITHIN_THEORETICAL ->
                isRounded(outputs)
                        ? of(
                                Verdict.WITHIN_THEORETICAL,
                                ReexecutionCode.ROUNDED.code(),
                                model + " gives this output before it is rounded")
                        : of(
                                Verdict.WITHIN_THEORETICAL,
                                "EX-WITHIN-THEORETICAL",
                                model
                                        + " gives this output within the bound of floating point, but further off than honest runs"
                                        + " were measured to be");
            case OUTSIDE -> of(Verdict.OUTSIDE, "EX-OUTSIDE", model + " does not give this output");
            case INCONCLUSIVE ->
                inconclusive(
                        "EX-INCONCLUSIVE",
                        outputs.isEmpty()
                                ? "There is no output to compare"
                                : outputs.stream()
                                        .filter(each -> each.verdict() == Verdict.INCONCLUSIVE)
                                        .findFirst()
                                        .map(Comparison::reason)
                                        .orElseThrow());
        };
    }

    /** Nothing but rounding by the provider stands between the two. */
    private static boolean isRounded(List<Comparison> outputs) {
        return outputs.stream()
                .filter(output -> output.verdict() == Verdict.WITHIN_THEORETICAL)
                .allMatch(OutputJudgement::isNamedRounding);
    }

    /** The same where an output chooses among numbers: how close the choice was is said, and how close it may be. */
    static Judgement of(Claim claim, List<Comparison> outputs, Margins margins) {
        var judged = of(claim, outputs);
        return outputs.stream()
                .filter(output -> output.verdict() == judged.verdict() && margins.judged(output))
                .findFirst()
                .map(Comparison::reason)
                .filter(reason -> judged.verdict() != Verdict.INCONCLUSIVE)
                .map(reason -> of(
                        judged.verdict(),
                        judged.code(),
                        (judged.verdict() == Verdict.OUTSIDE
                                        ? judged.sentence()
                                        : "The model file named in the record may choose so")
                                + ": " + withoutStop(reason)))
                .orElse(judged);
    }

    private static String withoutStop(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private static Judgement of(Verdict verdict, String code, String sentence) {
        return new Judgement(verdict, code, sentence, Optional.empty());
    }

    /** What this case or this machine lacks; it says nothing about the claim. */
    private static final Set<String> NOT_ABOUT_THE_CLAIM = Set.of(
            "EX-MODEL-MISSING",
            "EX-MODEL-CHANGED",
            "EX-MODEL-EXTERNAL",
            "EX-OPERATOR-UNSUPPORTED",
            "EX-INPUT-UNSUPPORTED",
            "EX-OUTPUT-UNSUPPORTED",
            "EX-CRASHED",
            "EX-MEMORY-LIMIT",
            "EX-TIME-LIMIT",
            "EX-WORKER-UNAVAILABLE");

    /** The finding that an outcome leaves in the ledger; empty where the run did not get as far as the claim. */
    static Optional<Finding> finding(Claim claim, ReexecutionOutcome outcome) {
        return isHosted(claim, outcome) || NOT_ABOUT_THE_CLAIM.contains(outcome.code())
                ? Optional.empty()
                : Optional.of(madeOf(claim, outcome));
    }

    /**
     * The signer chooses what to call a value; only a model without a file has none that could be compared. Of a gateway's signed
     * response no file could answer at all.
     */
    private static boolean isHosted(Claim claim, ReexecutionOutcome outcome) {
        boolean chat = claim.format().equals(OpenGradientReader.FORMAT)
                && outcome.code().equals("EX-MODEL-UNKNOWN");
        return claim.model().digest().isEmpty() && (chat || outcome.code().equals("EX-NOT-A-TENSOR"));
    }

    /** The same, of a claim that nobody signed: what speaks against it is said in words that accuse nobody. */
    Judgement told(Claim claim) {
        return verdict == Verdict.OUTSIDE && isHearsay(claim)
                ? new Judgement(
                        verdict,
                        ReexecutionCode.UNSIGNED_OUTSIDE.code(),
                        substitute
                                .map(other -> "What a log or a node tells is what " + other + " gives, not "
                                        + claim.model().label() + ", and nobody has signed it")
                                .orElse(ReexecutionCode.UNSIGNED_OUTSIDE
                                        .explanation()
                                        .sentence()),
                        substitute)
                : this;
    }

    /** Anyone can write a log or a node's answer, so that what speaks against it speaks against nobody. */
    private static boolean isHearsay(Claim claim) {
        return claim.statement().isEmpty()
                && (claim.format().equals(OnchainInferences.FORMAT)
                        || claim.format().equals(NodeAnswerReader.FORMAT));
    }

    private static Finding madeOf(Claim claim, ReexecutionOutcome outcome) {
        var tier = switch (outcome.verdict()) {
            case BIT_EXACT, WITHIN_EMPIRICAL -> Tier.AFFIRMING;
            // The empirical profile is the alarm, the bound the acceptance region: possible, but more than was ever
            // measured.
            case WITHIN_THEORETICAL -> Tier.WARNING;
            case OUTSIDE -> isHearsay(claim) ? ReexecutionCode.UNSIGNED_OUTSIDE.tier() : Tier.CONTRAINDICATED;
            case INCONCLUSIVE -> Tier.NONE;
        };
        return new Finding(
                Subject.claim(claim.id()),
                "reexecution",
                tier,
                outcome.code(),
                outcome.sentence(),
                detail(claim, outcome),
                claim.madeAt(),
                ClaimRerun.restsOn(claim));
    }

    private static String detail(Claim claim, ReexecutionOutcome outcome) {
        var runtime = outcome.environment().get("ort.version");
        if (runtime == null) {
            return "no rerun to compare with";
        }
        var file = claim.model().digest().map(digest -> ", model file " + digest.abbreviated());
        var difference = outcome.verdict() == Verdict.BIT_EXACT
                ? ""
                : ReexecutionOutcome.largestRelativeL2(outcome.outputs())
                        .map(figure -> "relative L2 " + figure + ", ")
                        .orElse("");
        return difference + "run again with ONNX Runtime " + runtime + file.orElse("");
    }
}
