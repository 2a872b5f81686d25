package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The blobs that an import put last, so that what was just read need not be read from disk to be checked. Safe for use by several
 * threads.
 */
final class RecentBlobs implements HeldEvidence.Blobs {
    /** Of several times the chunks of claims that are appraised at a time. */
    private static final long MOST_BYTES = 16 << 20;
    /** A larger one is read again. */
    private static final int LARGEST = 64 << 10;

    private final BlobStore blobs;
    private final SequencedMap<Digest, byte[]> known = new LinkedHashMap<>();
    private long bytes;

    RecentBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    Digest put(byte[] content) throws IOException {
        var digest = blobs.put(content);
        if (content.length <= LARGEST) {
            remember(digest, content.clone());
        }
        return digest;
    }

    Digest put(InputStream content) throws IOException {
        return blobs.put(content);
    }

    private synchronized void remember(Digest digest, byte[] content) {
        if (known.putIfAbsent(digest, content) != null) {
            return;
        }
        bytes += content.length;
        while (bytes > MOST_BYTES) {
            bytes -= known.pollFirstEntry().getValue().length;
        }
    }

    private synchronized Optional<byte[]> recent(Digest digest) {
        return Optional.ofNullable(known.get(digest)).map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> read(Digest digest) throws IOException {
        var recent = recent(digest);
        return recent.isPresent() ? recent : blobs.read(digest);
    }
}
