package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.RequestForm;
import dev.reckoner.trail.opengradient.RequestRules;
import dev.reckoner.trail.opengradient.settlement.NumericLoss;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return held(claim, response)
                .flatMap(digest -> compare(answer.restingOn(digest), response, HeldJson.of(digest, context)).stream())
                .findFirst()
                .orElseGet(() -> absent(answer, response, claim, context));
    }

    /** What of the response's own and of other copies of the claim may be the request, the former first. */
    private static Stream<Digest> held(Claim claim, Evidence.SignedResponse response) {
        return Stream.concat(
                response.request().stream(), claim.inputs().stream().limit(1).flatMap(input -> input.held().stream()));
    }

    private static Optional<Finding> compare(Answer answer, Evidence.SignedResponse response, HeldJson held) {
        return switch (held) {
            case HeldJson.Missing missing -> Optional.empty();
            case HeldJson.Damaged damaged ->
                Optional.of(mismatch(answer, damaged.complaint().sentence()));
            case HeldJson.Tree tree -> Optional.of(compare(answer, response, tree.json()));
        };
    }

    private static Finding compare(Answer answer, Evidence.SignedResponse response, JsonNode request) {
        return RequestForm.matching(request, response.requestHash())
                .map(form -> answer.gives(ValueCode.REQUEST_HASH_MATCH, form.words() + notCovered(request, form)))
                .orElseGet(() -> mismatch(answer, "no form of any generation has the stated hash"));
    }

    private static Finding absent(Answer answer, Evidence.SignedResponse response, Claim claim, Context context) {
        return cameThroughBlob(claim, context)
                ? answer.gives(ValueCode.REQUEST_HASH_LOST, "numeric loss possible: such a blob writes 1.0 as 1")
                : answer.gives(
                        ValueCode.REQUEST_HASH_ABSENT,
                        "The trail does not hold the request, only its hash",
                        response.requestHash());
    }

    /** True if the blob of a single settlement holds a request, in which its writer, JavaScript, may have changed numbers. */
    private static boolean cameThroughBlob(Claim claim, Context context) {
        return claim.evidence().stream()
                .flatMap(id -> context.evidence().evidence(id).stream())
                .filter(Evidence.SettledInference.class::isInstance)
                .flatMap(settled -> HeldBytes.of(settled.blob(), context).stream())
                .anyMatch(NumericLoss::isPossibleIn);
    }

    private static Finding mismatch(Answer answer, String detail) {
        return answer.gives(ValueCode.REQUEST_HASH_MISMATCH, detail);
    }

    /** The hash of a request as it was given covers it whole. */
    private static String notCovered(JsonNode request, RequestForm form) {
        List<String> names = form.isAsGiven() ? List.of() : RequestRules.notCovered(request);
        return names.isEmpty() ? "" : "; not hashed: " + String.join(", ", names);
    }
}
