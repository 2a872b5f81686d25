package dev.reckoner.trail.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code trail.json}: what a native bundle holds. It is not signed; everything that binds anybody is in the statements.
 *
 * @param format {@link #FORMAT}
 * @param title for people
 * @param createdAt when the bundle was closed
 * @param parties whom the statements name
 * @param keys public keys of those who sign
 * @param models models that the statements name, with or without their file
 * @param evidence further evidence files, recognised by content
 * @param statements relative name of the JSON Lines file of DSSE envelopes
 * @param count how many lines that file has
 */
record BundleManifest(
        String format,
        String title,
        Instant createdAt,
        List<Party> parties,
        List<Key> keys,
        List<Model> models,
        List<EvidenceFile> evidence,
        String statements,
        long count) {
    /** The format's name, as it stands in the file. */
    static final String FORMAT = "reckoner-trail/1";

    /** The name of the manifest in the bundle. */
    static final String FILE = "trail.json";

    /**
     * A public key.
     *
     * @param party id of who signs with it
     * @param spki SubjectPublicKeyInfo DER, base64
     */
    record Key(String party, String spki) {}

    /**
     * A model.
     *
     * @param digest SHA-256 of the model file
     * @param file its relative name, where the bundle carries it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Model(String name, String version, Digest digest, Optional<String> file) {}

    /**
     * An evidence file.
     *
     * @param file its relative name
     * @param digest SHA-256 of its bytes
     * @param kind a hint for people; the content decides
     */
    record EvidenceFile(String file, Digest digest, String kind) {}
}
