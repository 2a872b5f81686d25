package dev.reckoner.appraise;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** Is the response signed with the enclave's key? For OpenGradient's signed responses. */
final class ResponseSignatureCheck implements Check {
    @Override
    public String id() {
        return "signature";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .map(response -> finding(response, claim, ResponseSignature.of(response, claim, context)))
                .toList();
    }

    private Finding finding(Evidence.SignedResponse response, Claim claim, ResponseSignature signature) {
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        String generation = "generation " + response.generation();
        return switch (signature) {
            case ResponseSignature.Valid v ->
                answer.restingOn(v.key().id())
                        .affirming(
                                "EV-SIG-VALID",
                                "The response is signed with the enclave's key",
                                "RSA-PSS, salt of " + v.salt() + " bytes, " + generation);
            case ResponseSignature.OtherKey o ->
                answer.restingOn(o.key().id())
                        .warning(
                                "EV-SIG-OTHER-KEY",
                                "The response is signed, but with another key than the one whose enclave it names",
                                "signed by " + TeeKeys.id(o.key()) + ", salt of " + o.salt() + " bytes, " + generation);
            case ResponseSignature.Invalid i ->
                answer.restingOn(i.key().id())
                        .contraindicated(
                                "EV-SIG-INVALID",
                                "The signature does not fit the response and the enclave's key",
                                "neither with a salt of 32 bytes nor with the longest, " + generation);
            case ResponseSignature.KeyMissing missing ->
                answer.none(
                        "EV-SIG-KEY-MISSING",
                        "The signature cannot be checked, because the case holds no key that fits",
                        response.teeId().isEmpty() ? "the response names no enclave" : "enclave " + response.teeId());
            case ResponseSignature.Absent absent ->
                answer.warning("EV-SIG-ABSENT", "Nobody signed this response", generation);
        };
    }
}
