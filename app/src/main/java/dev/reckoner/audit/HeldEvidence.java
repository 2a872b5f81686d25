package dev.reckoner.audit;

import dev.reckoner.appraise.CaseEvidence;
import dev.reckoner.appraise.ModelFiles;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of a case, as checks may see it. */
final class HeldEvidence implements CaseEvidence {
    private final Map<Digest, Evidence> evidence;
    private final List<Evidence.AttestationDocument> attestations;
    private final List<Evidence.SigningKey> keys;
    private final List<Evidence.EventLog> logs;
    private final List<Evidence.SettlementBatch> batches;
    private final List<Evidence.SettledInference> settledInferences;
    private final ModelFiles models;
    private final CaseProjection projection;
    private final BlobStore blobs;

    HeldEvidence(CaseProjection projection, BlobStore blobs) {
        this.evidence = projection.evidence();
        this.projection = projection;
        this.blobs = blobs;
        attestations = only(evidence, Evidence.AttestationDocument.class);
        batches = only(evidence, Evidence.SettlementBatch.class);
        settledInferences = only(evidence, Evidence.SettledInference.class);
        models = ModelFiles.among(evidence.values());
        keys = only(evidence, Evidence.SigningKey.class);
        logs = only(evidence, Evidence.EventLog.class);
    }

    private static <T extends Evidence> List<T> only(Map<Digest, Evidence> evidence, Class<T> type) {
        return evidence.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public Optional<Evidence> evidence(Digest id) {
        return Optional.ofNullable(evidence.get(id));
    }

    @Override
    public List<Evidence.AttestationDocument> attestations() {
        return attestations;
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return Optional.ofNullable(evidence.get(spki))
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast);
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return keys;
    }

    @Override
    public List<Evidence.EventLog> logs() {
        return logs;
    }

    @Override
    public List<Evidence.SettlementBatch> batches() {
        return batches;
    }

    @Override
    public List<Evidence.SettledInference> settledInferences() {
        return settledInferences;
    }

    @Override
    public Optional<Evidence.ModelFile> modelFile(Cid cid) {
        return models.find(cid);
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return projection.received(claim);
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
}
