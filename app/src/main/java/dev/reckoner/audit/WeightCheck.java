package dev.reckoner.audit;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.ModelCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a claim's model file is not the released one and the case holds both: which weight tensors differ? Names the altered
 * tensor instead of leaving it at "another file".
 */
final class WeightCheck implements Check {
    private final CaseModels models;
    private final Map<List<Digest>, List<String>> compared = new HashMap<>();

    WeightCheck(CaseModels models) {
        this.models = models;
    }

    @Override
    public String id() {
        return "weights";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        var release =
                context.references().model(claim.model().name(), claim.model().version());
        var own = claim.model().digest();
        if (release.isEmpty() || own.isEmpty() || own.get().equals(release.get().digest())) {
            return List.of();
        }
        var released = release.get().digest();
        return differing(own.get(), released).stream()
                .limit(1)
                .map(ignored -> finding(claim, own.get(), released))
                .toList();
    }

    private Finding finding(Claim claim, Digest own, Digest released) {
        var names = differing(own, released);
        var first = names.getFirst();
        var sentence = names.size() == 1
                ? "Weight tensor " + first + " differs from the released model"
                : names.size() + " weight tensors differ from the released model, the first is " + first;
        return new Finding(
                Subject.claim(claim.id()),
                id(),
                ModelCode.WEIGHT_ALTERED.tier(),
                ModelCode.WEIGHT_ALTERED.code(),
                sentence,
                "model file " + own.abbreviated() + " against release " + released.abbreviated(),
                claim.madeAt(),
                List.of(own, released));
    }

    /** Names of differing initializers; empty where one of the files is not here to look at. */
    private List<String> differing(Digest own, Digest released) {
        return compared.computeIfAbsent(List.of(own, released), ignored -> compare(own, released));
    }

    private List<String> compare(Digest own, Digest released) {
        try {
            return models.open(own).differingInitializers(models.open(released));
        } catch (CannotRun | ModelException | IOException absent) {
            return List.of();
        }
    }
}
