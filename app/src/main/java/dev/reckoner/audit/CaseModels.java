package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The model files of a case, opened once each. */
final class CaseModels {
    private final BlobStore blobs;
    private final List<Evidence.ModelFile> files;
    private final ReferenceValues references;
    private final Map<Digest, OnnxModel> opened = new ConcurrentHashMap<>();

    private CaseModels(BlobStore blobs, List<Evidence.ModelFile> files, ReferenceValues references) {
        this.blobs = blobs;
        this.files = List.copyOf(files);
        this.references = references;
    }

    /** The models that the case holds now. */
    static CaseModels of(CaseProjection projection, BlobStore blobs) {
        var files = projection.evidence().values().stream()
                .filter(Evidence.ModelFile.class::isInstance)
                .map(Evidence.ModelFile.class::cast)
                .toList();
        return new CaseModels(blobs, files, projection.references());
    }

    /** A model of the case. */
    record Candidate(Digest digest, ModelReference reference) {}

    /** The model that the claim names by digest, else the released one of that name. */
    OnnxModel named(Claim claim) throws IOException, CannotRun {
        var reference = claim.model();
        var digest = reference
                .digest()
                .or(() -> references
                        .model(reference.name(), reference.version())
                        .map(ReferenceValues.ModelRelease::digest))
                .orElseThrow(
                        () -> new CannotRun("EX-MODEL-UNKNOWN", "The record does not say which model file answered"));
        return open(digest);
    }

    /** Opens a model of the case. */
    OnnxModel open(Digest digest) throws IOException, CannotRun {
        var known = opened.get(digest);
        if (known != null) {
            return known;
        }
        var path = blobs.path(digest)
                .orElseThrow(() -> new CannotRun(
                        "EX-MODEL-MISSING", "The model file " + digest.abbreviated() + " is not in the case"));
        try {
            var model = OnnxModel.open(path);
            if (!model.sha256().equals(digest.hex())) {
                throw new CannotRun("EX-MODEL-CHANGED", "The model file in the case is not the one that its name says");
            }
            opened.put(digest, model);
            return model;
        } catch (ModelException e) {
            requireUnchanged(digest);
            throw new CannotRun(e.code(), e.getMessage());
        }
    }

    /** A model that was changed on disk is told as that, not as whatever is wrong with its graph. */
    private void requireUnchanged(Digest digest) throws CannotRun {
        try {
            blobs.read(digest);
        } catch (IOException changed) {
            throw new CannotRun("EX-MODEL-CHANGED", "The model file in the case was changed on disk");
        }
    }

    /** The case's other models, published ones first. */
    List<Candidate> othersThan(Claim claim) {
        var own = claim.model().digest();
        var others = new ArrayList<Candidate>();
        for (var release : references.models()) {
            if (own.filter(release.digest()::equals).isEmpty() && blobs.has(release.digest())) {
                var reference = new ModelReference(release.name(), release.version(), Optional.of(release.digest()));
                others.add(new Candidate(release.digest(), reference));
            }
        }
        for (var file : files) {
            boolean listed = others.stream().anyMatch(other -> other.digest().equals(file.id()));
            if (!listed && own.filter(file.id()::equals).isEmpty()) {
                others.add(new Candidate(file.id(), new ModelReference(file.name(), "", Optional.of(file.id()))));
            }
        }
        return others;
    }
}
