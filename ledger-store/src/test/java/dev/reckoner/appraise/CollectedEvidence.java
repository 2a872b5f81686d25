package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/** What a reader collected, as a case's evidence. */
public record CollectedEvidence(CollectingSink sink) implements CaseEvidence {
    @Override
    public Optional<Evidence> evidence(Digest id) {
        return sink.evidence.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    @Override
    public List<Evidence.AttestationDocument> attestations() {
        return all(Evidence.AttestationDocument.class);
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return keys().stream().filter(k -> k.id().equals(spki)).findFirst();
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return all(Evidence.SigningKey.class);
    }

    @Override
    public Optional<byte[]> blob(Digest digest) {
        return Optional.ofNullable(sink.blobs.get(digest));
    }

    private <T> List<T> all(Class<T> type) {
        return sink.evidence.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
