package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Is the answer that the trail holds the one that was signed? */
final class OutputHashCheck implements Check {
    @Override
    public String id() {
        return "output";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .map(response -> finding(response, claim, context))
                .toList();
    }

    private Finding finding(Evidence.SignedResponse response, Claim claim, Context context) {
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        Optional<Digest> held = claim.outputs().stream().findFirst().flatMap(ValueReference::held);
        Optional<byte[]> output = held.flatMap(digest -> HeldBytes.of(digest, context));
        if (output.isEmpty()) {
            return answer.gives(ValueCode.OUTPUT_HASH_ABSENT, "The trail does not hold the answer, only its hash", "");
        }
        Answer resting = answer.restingOn(held.orElseThrow());
        if (response.generation().equals("G0")) {
            return inSignedMessage(resting, response, output.get(), context);
        }
        return response.outputHash().isEmpty()
                ? answer.gives(ValueCode.OUTPUT_HASH_ABSENT, "The response states no hash of its answer", "")
                : compare(resting, Keccak256.digest(output.get()).hex().equals(response.outputHash()));
    }

    private static Finding compare(Answer answer, boolean equal) {
        return equal
                ? answer.gives(ValueCode.OUTPUT_HASH_MATCH, "keccak256")
                : answer.gives(ValueCode.OUTPUT_HASH_MISMATCH, "keccak256 of the text differs");
    }

    /** Generation G0 signed the answer itself and no hash of it. */
    private static Finding inSignedMessage(
            Answer answer, Evidence.SignedResponse response, byte[] output, Context context) {
        String text = new String(output, StandardCharsets.UTF_8);
        boolean same = HeldBytes.of(response.signedMessage(), context)
                .flatMap(OutputHashCheck::content)
                .filter(text::equals)
                .isPresent();
        return same
                ? answer.gives(ValueCode.OUTPUT_IN_SIGNED_MESSAGE, "generation G0")
                : answer.gives(
                        ValueCode.OUTPUT_HASH_MISMATCH, "The answer is not the one that was signed", "generation G0");
    }

    private static Optional<String> content(byte[] message) {
        try {
            return Optional.of(
                    StrictJson.tree(message).path("message").path("content").asText(""));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }
}
