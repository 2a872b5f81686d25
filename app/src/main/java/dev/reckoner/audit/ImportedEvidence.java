package dev.reckoner.audit;

import dev.reckoner.appraise.SignedCopy;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys and bytes of a case together with what an import has brought so far. */
record ImportedEvidence(CaseProjection known, Map<Digest, List<Evidence>> imported, BlobStore blobs)
        implements SignedCopy.KeysAndBytes {
    boolean isSound(Evidence copy) throws IOException {
        return SignedCopy.holds(copy, this);
    }

    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        return Stream.concat(
                        imported.getOrDefault(spki, List.of()).stream(),
                        known.copies(spki).stream().map(CaseEntry.EvidenceFound::evidence))
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast)
                .findFirst();
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return Stream.concat(imported.values().stream().flatMap(List::stream), known.evidence().values().stream())
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast)
                .distinct()
                .toList();
    }

    @Override
    public Optional<byte[]> blob(Digest digest) throws IOException {
        return blobs.read(digest);
    }
}
