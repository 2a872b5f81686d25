package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.CaseEvidence;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence of a case, as checks may see it. May be used by several threads. */
final class HeldEvidence implements CaseEvidence {
    private final OtherEvidence others;
    private final Records records;
    private final Blobs blobs;

    /** The claims and their signed records. */
    interface Records {
        /** The signed record of that id. */
        Optional<Evidence> record(Digest id);

        /** The signed responses that state this hash of their request, in the order of import; of very many the first. */
        List<Evidence.SignedResponse> responsesTo(String requestHash);

        /** The signed responses that carry this signature, likewise; for claims, those to their requests. */
        List<Evidence.SignedResponse> responsesWith(String signature);

        /** When the case received the claim. */
        Optional<Instant> received(Digest claim);
    }

    /** Where blobs are read, verified. */
    @FunctionalInterface
    interface Blobs {
        /** The bytes; empty where there is no such blob. */
        Optional<byte[]> read(Digest digest) throws IOException;

        /**
         * The JSON in it; empty where there is no such blob.
         *
         * @throws dev.reckoner.trail.TrailFormatException if it is no JSON
         */
        default Optional<JsonNode> tree(Digest digest) throws IOException {
            var bytes = read(digest);
            return bytes.isPresent() ? Optional.of(StrictJson.tree(bytes.get())) : Optional.empty();
        }

        /** True if there is such a blob, without a look at its bytes. */
        default boolean holds(Digest digest) throws IOException {
            return read(digest).isPresent();
        }
    }

    HeldEvidence(OtherEvidence others, Records records, Blobs blobs) {
        this.others = others;
        this.records = records;
        this.blobs = blobs;
    }

    @Override
    public Optional<Evidence> evidence(Digest id) {
        return Optional.ofNullable(others.items().get(id)).or(() -> records.record(id));
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return Optional.ofNullable(others.items().get(spki))
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast);
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return others.all(Evidence.SigningKey.class);
    }

    @Override
    public List<Evidence.SigningKey> keysOf(String teeId) {
        return others.keysOf(teeId);
    }

    @Override
    public <T extends Evidence> List<T> all(Class<T> kind) {
        return others.all(kind);
    }

    @Override
    public List<Evidence.SignedResponse> responsesTo(String requestHash) {
        return records.responsesTo(requestHash);
    }

    @Override
    public List<Evidence.SignedResponse> responsesWith(String signature) {
        return records.responsesWith(signature);
    }

    @Override
    public Optional<Evidence.ModelFile> modelFile(Cid cid) {
        return others.model(cid);
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return records.received(claim);
    }

    @Override
    public Optional<byte[]> blob(Digest digest) throws IOException {
        try {
            return blobs.read(digest);
        } catch (LedgerException changed) {
            // What is no longer what it was is not held; verifying the ledger says which blob was changed.
            return Optional.empty();
        }
    }

    @Override
    public Optional<JsonNode> tree(Digest digest) throws IOException {
        try {
            return blobs.tree(digest);
        } catch (LedgerException changed) {
            return Optional.empty();
        }
    }

    @Override
    public boolean holds(Digest digest) throws IOException {
        return blobs.holds(digest);
    }
}
