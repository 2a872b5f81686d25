package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.RequestForm;
import dev.reckoner.trail.opengradient.RequestRules;
import dev.reckoner.trail.opengradient.settlement.NumericLoss;
import java.util.List;
import java.util.Optional;

/** Is the request that the trail holds the one whose hash the response states? */
final class RequestHashCheck implements Check {
    @Override
    public String id() {
        return "input";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .map(response -> finding(response, claim, context))
                .toList();
    }

    private Finding finding(Evidence.SignedResponse response, Claim claim, Context context) {
        Answer answer = Answer.about(claim, id()).restingOn(response.id());
        if (response.requestHash().isEmpty()) {
            return answer.gives(ValueCode.REQUEST_HASH_ABSENT, "The response states no hash of its request", "");
        }
        Optional<byte[]> held = response.request().flatMap(digest -> HeldBytes.of(digest, context));
        if (held.isEmpty()) {
            return answer.gives(
                    ValueCode.REQUEST_HASH_ABSENT,
                    "The trail does not hold the request, only its hash",
                    response.requestHash());
        }
        return compare(
                answer.restingOn(response.request().orElseThrow()),
                response,
                held.get(),
                HeldAnswers.cameThroughBlob(claim, response, context));
    }

    private static Finding compare(Answer answer, Evidence.SignedResponse response, byte[] held, boolean throughBlob) {
        try {
            JsonNode request = StrictJson.tree(held);
            Optional<RequestForm> form = RequestForm.matching(request, response.requestHash());
            if (form.isPresent()) {
                return answer.gives(ValueCode.REQUEST_HASH_MATCH, form.get().name() + notCovered(request));
            }
            if (throughBlob && NumericLoss.isPossible(request)) {
                return answer.gives(ValueCode.REQUEST_HASH_LOST, "numeric loss possible: such a blob writes 1.0 as 1");
            }
        } catch (TrailFormatException e) {
            return mismatch(answer, e.sentence());
        }
        return mismatch(answer, "no form of any generation has the stated hash");
    }

    private static Finding mismatch(Answer answer, String detail) {
        return answer.gives(ValueCode.REQUEST_HASH_MISMATCH, detail);
    }

    private static String notCovered(JsonNode request) {
        List<String> names = RequestRules.notCovered(request);
        return names.isEmpty() ? "" : "; not hashed: " + String.join(", ", names);
    }
}
