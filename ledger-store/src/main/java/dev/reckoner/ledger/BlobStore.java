package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Bytes by their SHA-256: small ones many to a file ({@link Packs}), those over 64 KiB one file each ({@link LargeBlobs}).
 * Whatever is read is verified. Safe for use by several threads.
 *
 * <p>What was put is on disk once the ledger has recorded anything after it: every commit forces the blobs first.
 */
public final class BlobStore {
    private final Packs packs;
    private final LargeBlobs large;

    BlobStore(Path folder, PackEnd acknowledged) throws IOException {
        large = new LargeBlobs(folder);
        packs = Packs.open(folder, acknowledged);
    }

    /** Keeps the bytes. */
    public Digest put(byte[] bytes) throws IOException {
        if (bytes.length > PackRecord.MOST_BYTES) {
            return large.put(new ByteArrayInputStream(bytes));
        }
        byte[] digest = Digest.sha256Function().digest(bytes);
        packs.put(digest, bytes);
        return Digest.ofSha256(digest);
    }

    /** Keeps the bytes, to the end of the stream. */
    public Digest put(InputStream bytes) throws IOException {
        byte[] begin = bytes.readNBytes(PackRecord.MOST_BYTES + 1);
        return begin.length <= PackRecord.MOST_BYTES
                ? put(begin)
                : large.put(new SequenceInputStream(new ByteArrayInputStream(begin), bytes));
    }

    /** Forces all that was put to disk, and says how far the packs then reach. */
    PackEnd sync() throws IOException {
        large.sync();
        return packs.sync();
    }

    /** True if a blob of that digest is here. */
    public boolean has(Digest digest) throws IOException {
        return isSha256(digest)
                && (packs.has(digest.bytes()) || large.path(digest).isPresent());
    }

    private static boolean isSha256(Digest digest) {
        return digest.algorithm().equals("sha256");
    }

    /**
     * The file of a blob that is one of its own, for what reads large things by itself; whoever opens it verifies it. Empty for a
     * blob of 64 KiB and less, which is to be {@link #read}.
     */
    public Optional<Path> path(Digest digest) {
        return isSha256(digest) ? large.path(digest) : Optional.empty();
    }

    /**
     * The blob as a stream that is verified as it is read: the end comes only after the digest was met, otherwise
     * {@link LedgerException} LG-BLOB-CHANGED. A reader that stops earlier has read what nobody vouches for.
     */
    public Optional<InputStream> open(Digest digest) throws IOException {
        var stored = stored(digest);
        return stored.isPresent() ? Optional.of(new VerifiedStream(stored.get(), digest)) : Optional.empty();
    }

    /**
     * The blob's bytes, verified.
     *
     * @throws LedgerException LG-BLOB-CHANGED if they do not have their digest any more
     */
    public Optional<byte[]> read(Digest digest) throws IOException {
        var stream = open(digest);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (var in = stream.get()) {
            return Optional.of(in.readAllBytes());
        }
    }

    private Optional<InputStream> stored(Digest digest) throws IOException {
        if (!isSha256(digest)) {
            return Optional.empty();
        }
        var packed = packs.read(digest.bytes());
        if (packed.isPresent()) {
            return Optional.of(new ByteArrayInputStream(packed.get()));
        }
        var path = large.path(digest);
        return path.isPresent() ? Optional.of(Files.newInputStream(path.get())) : Optional.empty();
    }

    /** Recomputes the digest of the blob. */
    boolean intact(Digest digest) throws IOException {
        var stored = stored(digest);
        if (stored.isEmpty()) {
            return false;
        }
        var function = Digest.sha256Function();
        try (var in = new DigestInputStream(stored.get(), function)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.ofSha256(function.digest()).equals(digest);
    }

    /** How many blobs are here, as far as is known without reading them. */
    long size() throws IOException {
        long[] count = {packs.size()};
        large.forEach(blob -> count[0]++);
        return count[0];
    }

    /** How many bytes the blobs have on disk. */
    long bytes() throws IOException {
        long[] bytes = {packs.bytes()};
        large.forEach(digest -> bytes[0] += Files.size(large.path(digest).orElseThrow()));
        return bytes[0];
    }

    /**
     * Recomputes the digest of every blob from what is on disk, and the index too.
     *
     * @param changed is told of each blob that does not have its digest any more
     * @param done is told how many were looked at
     * @return how many there are
     */
    long check(Consumer<Digest> changed, LongConsumer done) throws IOException {
        long[] count = {0};
        Set<Digest> unsound = new TreeSet<>();
        packs.check((digest, sound) -> {
            if (!sound) {
                unsound.add(Digest.ofSha256(digest));
            }
            done.accept(++count[0]);
        });
        large.forEach(digest -> {
            if (!intact(digest)) {
                unsound.add(digest);
            }
            done.accept(++count[0]);
        });
        for (var digest : unsound) {
            // One copy may be damaged and another not.
            if (!intact(digest)) {
                changed.accept(digest);
            }
        }
        return count[0];
    }

    void close() throws IOException {
        packs.close();
    }
}
