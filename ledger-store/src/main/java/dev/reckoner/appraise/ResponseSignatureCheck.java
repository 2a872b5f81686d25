package dev.reckoner.appraise;

import dev.reckoner.appraise.code.SignatureCode;
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
                        .gives(
                                SignatureCode.SIG_VALID,
                                "The response is signed with the enclave's key",
                                "RSA-PSS, salt of " + v.salt() + " bytes, " + generation);
            case ResponseSignature.OtherKey o ->
                answer.restingOn(o.key().id())
                        .gives(
                                SignatureCode.SIG_OTHER_KEY,
                                "signed by " + TeeKeys.id(o.key()) + ", salt of " + o.salt() + " bytes, " + generation);
            case ResponseSignature.Invalid i ->
                answer.restingOn(i.key().id())
                        .gives(
                                SignatureCode.SIG_INVALID,
                                "The signature does not fit the response and the enclave's key",
                                "neither with a salt of 32 bytes nor with the longest, " + generation);
            case ResponseSignature.KeyMissing missing ->
                answer.gives(
                        SignatureCode.SIG_KEY_MISSING,
                        response.teeId().isEmpty() ? "the response names no enclave" : "enclave " + response.teeId());
            case ResponseSignature.Absent absent ->
                answer.gives(SignatureCode.SIG_ABSENT, "Nobody signed this response", generation);
        };
    }
}
