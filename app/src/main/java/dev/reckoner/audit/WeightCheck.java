package dev.reckoner.audit;

import dev.reckoner.appraise.Check;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.ModelCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a claim's model file is not the released one and the case holds both: which weight tensors differ? Names the altered
 * tensor instead of leaving it at "another file".
 */
final class WeightCheck implements Check {
    private static final Set<String> MAY_STILL_COME = Set.of("EX-MODEL-MISSING", "EX-MODEL-EXTERNAL");

    private final CaseModels models;
    private final Map<List<Digest>, List<String>> compared = new ConcurrentHashMap<>();

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

    /** Names of differing initializers; empty where one of the files is not here to look at, which may still come. */
    private List<String> differing(Digest own, Digest released) {
        var files = List.of(own, released);
        var known = compared.get(files);
        if (known != null) {
            return known;
        }
        try {
            return remembered(files, models.open(own).differingInitializers(models.open(released)));
        } catch (CannotRun refused) {
            return MAY_STILL_COME.contains(refused.code()) ? List.of() : remembered(files, List.of());
        } catch (ModelException | IOException unreadable) {
            return remembered(files, List.of());
        }
    }

    private List<String> remembered(List<Digest> files, List<String> names) {
        compared.put(files, names);
        return names;
    }
}
