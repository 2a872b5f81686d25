package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import java.io.IOException;
import java.util.Optional;

/**
 * The blobs of a case as they lie on disk.
 *
 * @param store where
 */
record StoredBlobs(BlobStore store) implements HeldEvidence.Blobs {
    @Override
    public Optional<byte[]> read(Digest digest) throws IOException {
        return store.read(digest);
    }

    @Override
    public boolean holds(Digest digest) throws IOException {
        return store.has(digest);
    }
}
