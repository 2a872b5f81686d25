package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader collected, as a case's evidence.
 *
 * @param received when the case received every claim
 */
public record CollectedEvidence(CollectingSink sink, Optional<Instant> received) implements CaseEvidence {
    public CollectedEvidence(CollectingSink sink) {
        this(sink, Optional.empty());
    }

    @Override
    public Optional<Evidence> evidence(Digest id) {
        return sink.evidence.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return keys().stream().filter(k -> k.id().equals(spki)).findFirst();
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return of(Evidence.SigningKey.class).toList();
    }

    @Override
    public <T extends Evidence> List<T> all(Class<T> kind) {
        if (kind == Evidence.SignedResponse.class || kind == Evidence.SignedStatement.class) {
            throw new IllegalArgumentException("Not all signed records are at hand at once");
        }
        return of(kind).toList();
    }

    @Override
    public List<Evidence.SignedResponse> responsesTo(String requestHash) {
        return of(Evidence.SignedResponse.class)
                .filter(response -> response.requestHash().equals(requestHash))
                .toList();
    }

    @Override
    public List<Evidence.SignedResponse> responsesWith(String signature) {
        return of(Evidence.SignedResponse.class)
                .filter(response -> response.signature().equals(signature))
                .toList();
    }

    @Override
    public Optional<Evidence.ModelFile> modelFile(Cid cid) {
        return ModelFiles.among(sink.evidence).find(cid);
    }

    @Override
    public Optional<Instant> received(Digest claim) {
        return received;
    }

    @Override
    public Optional<byte[]> blob(Digest digest) {
        return Optional.ofNullable(sink.blobs.get(digest)).map(byte[]::clone);
    }

    /** All findings of the evidence checks about the claim. */
    List<Finding> findings(Claim claim, ReferenceValues references) {
        Check.Context context = new Check.Context(this, references);
        return EvidenceChecks.all().stream()
                .flatMap(check -> check.appraise(claim, context).stream())
                .toList();
    }

    /** All findings of the evidence checks about the item. */
    List<Finding> findings(Evidence item, ReferenceValues references) {
        Check.Context context = new Check.Context(this, references);
        return EvidenceChecks.all().stream()
                .flatMap(check -> check.appraise(item, context).stream())
                .toList();
    }

    private <T extends Evidence> Stream<T> of(Class<T> type) {
        return sink.evidence.stream().filter(type::isInstance).map(type::cast);
    }
}
