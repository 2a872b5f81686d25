package dev.reckoner.appraise;

import dev.reckoner.appraise.code.RemarkCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** Did another enclave sign the same answer to the same request? It weighs nothing: short answers are often the same. */
final class SameTextCheck implements Check {
    private final Siblings siblings;

    SameTextCheck(Siblings siblings) {
        this.siblings = siblings;
    }

    @Override
    public String id() {
        return "same-text";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context).stream()
                .flatMap(response -> siblings.of(response.requestHash(), context).stream()
                        .filter(other -> isSameText(other, response))
                        .limit(1)
                        .map(other -> Answer.about(claim, id())
                                .restingOn(response.id())
                                .restingOn(other.id())
                                .gives(
                                        RemarkCode.SAME_TEXT,
                                        "enclave " + other.teeId() + ", signed " + other.timestamp())))
                .toList();
    }

    private static boolean isSameText(Evidence.SignedResponse other, Evidence.SignedResponse response) {
        return other.outputHash().equals(response.outputHash())
                && !other.teeId().equals(response.teeId());
    }
}
