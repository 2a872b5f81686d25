package dev.reckoner.appraise;

import dev.reckoner.appraise.code.InferenceCode;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.inference.ModelName;
import java.util.List;
import java.util.Optional;

/**
 * Which file is it that the claim names by the identifier of its content? For claims of OpenGradient's inferences, which nobody
 * signs and which name their model so; a signed record binds its model by a digest.
 */
final class ModelNameCheck implements Check {
    @Override
    public String id() {
        return "model";
    }

    /** True if the name binds bytes, so that the claim needs no digest of its own. */
    static boolean bindsContent(Claim claim) {
        return claim.statement().isEmpty() && !(ModelName.of(claim.model().name()) instanceof ModelName.ByWords);
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (!bindsContent(claim)) {
            return List.of();
        }
        Answer answer = Answer.about(claim, id());
        return switch (ModelName.of(claim.model().name())) {
            case ModelName.ByCid named -> List.of(file(answer, named.cid(), context));
            case ModelName.ByWalrusBlob blob -> List.of(blob(answer, blob.blobId(), context));
            case ModelName.ByWords words -> List.of();
        };
    }

    private static Finding file(Answer answer, Cid cid, Context context) {
        Optional<Evidence.ModelFile> file = context.evidence().modelFile(cid);
        if (file.isEmpty()) {
            return answer.gives(InferenceCode.MODEL_CID_UNKNOWN, cid.toString());
        }
        var digest = file.get().id();
        String published = context.references().models().stream()
                .filter(release -> release.digest().equals(digest))
                .findFirst()
                .map(release -> ", published as " + (release.name() + " " + release.version()).strip())
                .orElse("");
        return answer.restingOn(digest).gives(InferenceCode.MODEL_CID_MATCH, digest + published);
    }

    private static Finding blob(Answer answer, String blobId, Context context) {
        return context.references()
                .model(blobId, "")
                .map(release -> answer.restingOn(release.digest())
                        .gives(InferenceCode.MODEL_BLOB_KNOWN, release.digest().toString()))
                .orElseGet(() -> answer.gives(InferenceCode.MODEL_BLOB_UNKNOWN, blobId));
    }
}
