package dev.reckoner.audit;

import dev.reckoner.appraise.SignedCopy;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The keys and bytes of a case with what an import has brought so far. */
record KeysOfCase(EvidenceRows evidence, HeldEvidence.Blobs blobs) implements SignedCopy.KeysAndBytes {
    /** Any bytes can be called a model file, those of somebody's key too; so every copy is looked at. */
    @Override
    public Optional<Evidence.SigningKey> key(Digest spki) {
        try {
            return evidence.copies(spki).stream()
                    .map(CaseEntry.EvidenceFound::evidence)
                    .filter(Evidence.SigningKey.class::isInstance)
                    .map(Evidence.SigningKey.class::cast)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Evidence.SigningKey> keys() {
        return others().all(Evidence.SigningKey.class);
    }

    @Override
    public List<Evidence.SigningKey> keysOf(String teeId) {
        return others().keysOf(teeId);
    }

    private OtherEvidence others() {
        try {
            return evidence.others();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> blob(Digest digest) throws IOException {
        return blobs.read(digest);
    }
}
