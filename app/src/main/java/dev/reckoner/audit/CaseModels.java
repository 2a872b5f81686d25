package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The model files of a case, opened once each. */
final class CaseModels {
    private static final String CHANGED = "The model file in the case was changed on disk";

    private final BlobStore blobs;
    private final ReferenceValues references;
    private final Map<Digest, OnnxModel> opened = new ConcurrentHashMap<>();

    private CaseModels(BlobStore blobs, ReferenceValues references) {
        this.blobs = blobs;
        this.references = references;
    }

    /** The models that the case holds now. */
    static CaseModels of(ReferenceValues references, BlobStore blobs) {
        return new CaseModels(blobs, references);
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
        try {
            var model = held(digest);
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

    /** A large model is mapped where it lies, a small one is read. */
    private OnnxModel held(Digest digest) throws IOException, CannotRun, ModelException {
        var path = blobs.path(digest);
        if (path.isPresent()) {
            return OnnxModel.open(path.get());
        }
        try {
            return OnnxModel.of(blobs.read(digest)
                    .orElseThrow(() -> new CannotRun(
                            "EX-MODEL-MISSING", "The model file " + digest.abbreviated() + " is not in the case")));
        } catch (LedgerException changed) {
            throw new CannotRun("EX-MODEL-CHANGED", CHANGED);
        }
    }

    /** A model that was changed on disk is told as that, not as whatever is wrong with its graph. */
    private void requireUnchanged(Digest digest) throws CannotRun {
        try {
            blobs.read(digest);
        } catch (IOException changed) {
            throw new CannotRun("EX-MODEL-CHANGED", CHANGED);
        }
    }

    /**
     * The published models that the case holds, other than the claim's own. A file that only a trail brought is none: whoever
     * accuses could have made one that gives the very output.
     */
    List<Candidate> othersThan(Claim claim) throws IOException {
        var own = claim.model().digest();
        var others = new ArrayList<Candidate>();
        for (var release : references.models()) {
            var digest = release.digest();
            if (own.filter(digest::equals).isEmpty() && blobs.has(digest)) {
                others.add(new Candidate(
                        digest, new ModelReference(release.name(), release.version(), Optional.of(digest))));
            }
        }
        return others;
    }
}
