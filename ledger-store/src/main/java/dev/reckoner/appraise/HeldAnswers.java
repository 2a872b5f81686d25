package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.AnswerBody;
import java.util.Optional;

/** Reads responses again for what is beside their signed part. */
final class HeldAnswers {
    private HeldAnswers() {}

    /** The response's JSON; empty where the case does not hold it, or holds it only within something else. */
    static Optional<JsonNode> of(Evidence.SignedResponse response, Check.Context context) {
        return context.once(
                        Body.class,
                        response.blob(),
                        () -> new Body(
                                switch (HeldJson.of(response.blob(), context)) {
                                    case HeldJson.Missing missing -> Optional.empty();
                                    case HeldJson.Tree tree -> AnswerBody.in(tree.json());
                                    case HeldJson.Damaged stream ->
                                        HeldBytes.of(response.blob(), context).flatMap(AnswerBody::ofStream);
                                }))
                .json();
    }

    private record Body(Optional<JsonNode> json) {}

    /** True if the response was read from the blob of a single settlement, whose writer is JavaScript. */
    static boolean cameThroughBlob(Claim claim, Evidence.SignedResponse response, Check.Context context) {
        return claim.evidence().stream()
                .map(context.evidence()::evidence)
                .flatMap(Optional::stream)
                .anyMatch(item ->
                        item instanceof Evidence.SettledInference && item.blob().equals(response.blob()));
    }
}
