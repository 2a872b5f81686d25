package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ModelCode;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.List;

/** Is the model file that the claim names the published one of that name and version? */
final class ModelReleaseCheck implements Check {
    @Override
    public String id() {
        return "model";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        var digest = claim.model().digest();
        if (digest.isEmpty()) {
            return hosted(claim, context) || ModelNameCheck.bindsContent(claim)
                    ? List.of()
                    : List.of(finding(
                            claim,
                            ModelCode.MODEL_UNBOUND,
                            "The record does not bind a model file",
                            "it names " + claim.model().label() + " without a digest"));
        }
        var release =
                context.references().model(claim.model().name(), claim.model().version());
        if (release.isEmpty()) {
            return List.of(finding(
                    claim,
                    ModelCode.MODEL_UNKNOWN,
                    "No published release of " + claim.model().label() + " is known here",
                    "model file " + digest.get().abbreviated()));
        }
        boolean same = release.get().digest().equals(digest.get());
        return List.of(
                same
                        ? finding(
                                claim,
                                ModelCode.MODEL_RELEASED,
                                "The record names the file published as "
                                        + claim.model().label(),
                                "sha256 " + digest.get().abbreviated())
                        : finding(
                                claim,
                                ModelCode.MODEL_DIFFERS,
                                "The record names another file than the one published as "
                                        + claim.model().label(),
                                "named " + digest.get().abbreviated() + ", published "
                                        + release.get().digest().abbreviated()));
    }

    /** A hosted language model has no file that could be named. */
    private static boolean hosted(Claim claim, Context context) {
        return claim.statement()
                .flatMap(context.evidence()::evidence)
                .filter(Evidence.SignedResponse.class::isInstance)
                .isPresent();
    }

    private Finding finding(Claim claim, ReasonCode code, String sentence, String detail) {
        List<Digest> restsOn = claim.model().digest().map(List::of).orElse(List.of());
        return new Finding(
                Subject.claim(claim.id()), id(), code.tier(), code.code(), sentence, detail, claim.madeAt(), restsOn);
    }
}
