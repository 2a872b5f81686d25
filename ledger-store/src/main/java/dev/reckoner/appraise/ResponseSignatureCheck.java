package dev.reckoner.appraise;

import dev.reckoner.appraise.code.SignatureCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** Is the response signed with the enclave's key? For OpenGradient's signed responses. */
final class ResponseSignatureCheck implements Check {
    private static final int CHAIN_SALT = 32;

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
                                "RSA-PSS, salt of " + v.salt() + " bytes, " + generation + unusual(v.salt(), response));
            case ResponseSignature.OtherKey o ->
                answer.restingOn(o.key().id())
                        .gives(
                                SignatureCode.SIG_OTHER_KEY,
                                "signed by " + o.key().teeId() + ", salt of " + o.salt() + " bytes, " + generation);
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
            case ResponseSignature.Incomplete incomplete -> answer.gives(incomplete(response), generation);
            case ResponseSignature.Absent absent ->
                answer.gives(SignatureCode.SIG_ABSENT, "Nobody signed this response", generation);
        };
    }

    /** Generation G0 signed a record that the case holds apart; in later ones the response states what was signed. */
    private static SignatureCode incomplete(Evidence.SignedResponse response) {
        return response.generation().equals("G0") ? SignatureCode.SIG_RECORD_MISSING : SignatureCode.SIG_INCOMPLETE;
    }

    /** Generation G0 signed with the longest salt; the chain's verifier takes none but 32 bytes. */
    private static String unusual(int salt, Evidence.SignedResponse response) {
        boolean longest = salt != CHAIN_SALT;
        if (longest == response.generation().equals("G0")) {
            return "";
        }
        return longest
                ? ", which is how generation G0 signed; the chain's verifier would refuse it"
                : ", which is how later generations signed";
    }
}
