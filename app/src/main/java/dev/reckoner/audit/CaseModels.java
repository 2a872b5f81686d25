package dev.reckoner.audit;

import dev.reckoner.appraise.ModelFiles;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.opengradient.inference.ModelName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The model files of a case, opened once each. */
final class CaseModels {
    private static final String CHANGED = "The model file in the case was changed on disk";

    private final BlobStore blobs;
    private final ReferenceValues references;
    private final ModelFiles files;
    private final CaseModelFolder folder;
    private final Map<Digest, OnnxModel> opened = new ConcurrentHashMap<>();

    private CaseModels(BlobStore blobs, ReferenceValues references, ModelFiles files, CaseModelFolder folder) {
        this.blobs = blobs;
        this.folder = folder;
        this.references = references;
        this.files = files;
    }

    /**
     * The models that the case holds now.
     *
     * @param evidence items of the case, for the model files among them
     * @param folder of the case
     */
    static CaseModels of(ReferenceValues references, BlobStore blobs, Collection<Evidence> evidence, Path folder) {
        return new CaseModels(blobs, references, ModelFiles.among(evidence), new CaseModelFolder(folder));
    }

    /** A model of the case. */
    record Candidate(Digest digest, ModelReference reference) {}

    /** The model that the claim names by digest or by the identifier of its content, else the released one of that name. */
    OnnxModel named(Claim claim) throws IOException, CannotRun {
        return open(digest(claim).orElseThrow(() -> unknown(claim)));
    }

    /** SHA-256 of the file that the claim names; empty where nothing tells which it is. */
    private Optional<Digest> digest(Claim claim) {
        var reference = claim.model();
        return reference
                .digest()
                .or(() -> ModelName.of(reference.name()) instanceof ModelName.ByCid named
                        ? files.find(named.cid()).map(Evidence.ModelFile::id)
                        : Optional.empty())
                .or(() -> references
                        .model(reference.name(), reference.version())
                        .map(ReferenceValues.ModelRelease::digest));
    }

    private static CannotRun unknown(Claim claim) {
        return switch (ModelName.of(claim.model().name())) {
            case ModelName.ByCid named ->
                new CannotRun(
                        "EX-MODEL-MISSING", "No model file of the case has the identifier " + named.cid() + " in IPFS");
            case ModelName.ByWalrusBlob blob ->
                new CannotRun(
                        "EX-MODEL-UNKNOWN",
                        "The record names its model by a Walrus identifier, and the reference values do not say which"
                                + " file that is");
            case ModelName.ByWords words ->
                new CannotRun("EX-MODEL-UNKNOWN", "The record does not say which model file answered");
        };
    }

    /** Opens a model of the case. */
    OnnxModel open(Digest digest) throws IOException, CannotRun {
        var known = opened.get(digest);
        if (known != null) {
            return known;
        }
        try {
            var model = whole(digest);
            if (!model.sha256().equals(digest.hex())) {
                throw new CannotRun("EX-MODEL-CHANGED", "The model file in the case is not the one that its name says");
            }
            opened.put(digest, model);
            return model;
        } catch (ModelException e) {
            requireUnchanged(digest);
            throw CannotRun.of(e);
        }
    }

    /** A model that keeps weights in other files with those beside it, which blobs are not. */
    private OnnxModel whole(Digest digest) throws IOException, CannotRun, ModelException {
        if (!blobs.has(digest)) {
            var put = folder.find(digest);
            if (put.isPresent()) {
                return put.get();
            }
        }
        var model = held(digest);
        if (!model.hasExternalData()) {
            return model;
        }
        return folder.find(digest)
                .orElseThrow(() -> new CannotRun(
                        "EX-MODEL-EXTERNAL",
                        "The model keeps weights in other files, which are not in the case. Put the model file and those"
                                + " files into the folder '" + CaseModelFolder.NAME
                                + "' of the case and run it again"));
    }

    /** A large model has a file of its own, a small one is packed with other blobs, and one of an encrypted case is opened in memory. */
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
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    "RT-MODEL-SIZE",
                    "The model is larger than 2 GiB or than the memory that this program has left.",
                    e);
        }
    }

    /** A model that was changed on disk is told as that, not as whatever is wrong with its graph. */
    private void requireUnchanged(Digest digest) throws CannotRun {
        try (var bytes = blobs.open(digest).orElseGet(InputStream::nullInputStream)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException changed) {
            throw new CannotRun("EX-MODEL-CHANGED", CHANGED);
        }
    }

    /** Every published model, whether or not the case holds its file. */
    List<ModelReference> published() {
        return references.models().stream()
                .map(release -> new ModelReference(release.name(), release.version(), Optional.of(release.digest())))
                .toList();
    }

    /**
     * The published models that the case holds, other than the claim's own. A file that only a trail brought is none: whoever
     * accuses could have made one that gives the very output.
     */
    List<Candidate> othersThan(Claim claim) throws IOException {
        var own = digest(claim);
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
