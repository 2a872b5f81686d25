package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final long MOST_BYTES = 8 << 20;
    /** A larger one is read again. */
    private static final int LARGEST = 64 << 10;

    private final BlobStore blobs;
    private final SequencedMap<Digest, Recent> known = new LinkedHashMap<>();
    private long bytes;

    RecentBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    private record Recent(byte[] content, Optional<JsonNode> tree) {}

    Digest put(byte[] content) throws IOException {
        return put(content, Optional.empty());
    }

    Digest put(byte[] content, JsonNode tree) throws IOException {
        return put(content, Optional.of(tree));
    }

    private Digest put(byte[] content, Optional<JsonNode> tree) throws IOException {
        var digest = blobs.put(content);
        if (content.length <= LARGEST) {
            remember(digest, new Recent(content.clone(), tree));
        }
        return digest;
    }

    Digest put(InputStream content) throws IOException {
        return blobs.put(content);
    }

    private synchronized void remember(Digest digest, Recent recent) {
        if (known.putIfAbsent(digest, recent) != null) {
            return;
        }
        bytes += recent.content().length;
        while (bytes > MOST_BYTES) {
            bytes -= known.pollFirstEntry().getValue().content().length;
        }
    }

    private synchronized Optional<Recent> recent(Digest digest) {
        return Optional.ofNullable(known.get(digest));
    }

    @Override
    public Optional<byte[]> read(Digest digest) throws IOException {
        var recent = recent(digest).map(known -> known.content().clone());
        return recent.isPresent() ? recent : blobs.read(digest);
    }

    @Override
    public Optional<JsonNode> tree(Digest digest) throws IOException {
        var recent = recent(digest).flatMap(Recent::tree);
        return recent.isPresent() ? recent : HeldEvidence.Blobs.super.tree(digest);
    }

    @Override
    public boolean holds(Digest digest) throws IOException {
        return blobs.has(digest);
    }
}
