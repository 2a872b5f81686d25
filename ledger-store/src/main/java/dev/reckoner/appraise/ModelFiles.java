package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Evidence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The model files of a case by the identifiers under which IPFS may hold them. */
public final class ModelFiles {
    private final Map<Cid, Evidence.ModelFile> byCid = new HashMap<>();
    private final Map<Digest, Evidence.ModelFile> byDigest = new HashMap<>();

    private ModelFiles() {}

    /** Those among the items. */
    public static ModelFiles among(Collection<? extends Evidence> items) {
        var files = new ModelFiles();
        for (Evidence item : items) {
            if (item instanceof Evidence.ModelFile file) {
                files.byDigest.putIfAbsent(file.id(), file);
                file.cids().forEach(text -> Cid.parse(text).ifPresent(cid -> files.byCid.putIfAbsent(cid, file)));
            }
        }
        return files;
    }

    /** The file of that identifier; one of raw bytes in a single block is the file's SHA-256. */
    public Optional<Evidence.ModelFile> find(Cid cid) {
        return Optional.ofNullable(byCid.get(cid))
                .or(() -> cid.codec() == Cid.Codec.RAW
                        ? Optional.ofNullable(byDigest.get(cid.sha256()))
                        : Optional.empty());
    }
}
