package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Optional;

/** Are the inputs, or the outputs, that the trail carries the ones that were signed? One finding for all of a side. */
final class ValueDigestCheck implements Check {
    private final String id;

    ValueDigestCheck(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (signedOtherwise(claim, context.evidence())) {
            return List.of();
        }
        var values = id.equals("input") ? claim.inputs() : claim.outputs();
        var changed = first(values, State.CHANGED);
        if (changed.isPresent()) {
            return List.of(finding(
                    claim,
                    values,
                    code(ValueCode.INPUT_CHANGED, ValueCode.OUTPUT_CHANGED),
                    " in the trail is not the one that was signed; who changed it is not known",
                    changed.get()));
        }
        var missing = first(values, State.MISSING);
        if (missing.isPresent()) {
            return List.of(finding(
                    claim,
                    values,
                    code(ValueCode.INPUT_MISSING, ValueCode.OUTPUT_MISSING),
                    " is not in the trail",
                    missing.get()));
        }
        var unbound = first(values, State.UNBOUND);
        if (unbound.isPresent()) {
            return List.of(finding(
                    claim,
                    values,
                    code(ValueCode.INPUT_UNBOUND, ValueCode.OUTPUT_UNBOUND),
                    " is bound by no signature",
                    unbound.get()));
        }
        return values.isEmpty()
                ? List.of()
                : List.of(finding(
                        claim,
                        values,
                        code(ValueCode.INPUT_MATCH, ValueCode.OUTPUT_MATCH),
                        " is the one that was signed",
                        values.getFirst()));
    }

    /** Responses of OpenGradient bind their text by rules of their own. */
    private static boolean signedOtherwise(Claim claim, CaseEvidence evidence) {
        return claim.statement()
                .flatMap(evidence::evidence)
                .filter(Evidence.SignedResponse.class::isInstance)
                .isPresent();
    }

    private enum State {
        MATCH,
        CHANGED,
        MISSING,
        UNBOUND
    }

    private static State state(ValueReference value) {
        if (value.held().isEmpty()) {
            return State.MISSING;
        }
        if (value.claimed().isEmpty()) {
            return State.UNBOUND;
        }
        return value.claimed().equals(value.held()) ? State.MATCH : State.CHANGED;
    }

    private static Optional<ValueReference> first(List<ValueReference> values, State state) {
        return values.stream().filter(value -> state(value) == state).findFirst();
    }

    private Finding finding(
            Claim claim, List<ValueReference> values, ReasonCode code, String predicate, ValueReference value) {
        var subject = code.tier() == Tier.AFFIRMING && values.size() > 1
                ? "Every " + id
                : (id.equals("input") ? "Input " : "Output ") + value.name();
        var held = values.stream().flatMap(v -> v.held().stream()).toList();
        return new Finding(
                Subject.claim(claim.id()),
                id,
                code.tier(),
                code.code(),
                subject + predicate,
                detail(value),
                claim.madeAt(),
                held);
    }

    private ReasonCode code(ReasonCode input, ReasonCode output) {
        return id.equals("input") ? input : output;
    }

    private static String detail(ValueReference value) {
        var signed = value.claimed().map(Digest::abbreviated).orElse("none");
        var held = value.held().map(Digest::abbreviated).orElse("none");
        return signed.equals(held) ? "sha256 " + signed : "signed " + signed + ", in the trail " + held;
    }
}
