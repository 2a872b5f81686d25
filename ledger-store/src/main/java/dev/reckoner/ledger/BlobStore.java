package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Large things by SHA-256, one file each: {@code blobs/ab/cdef…}. A blob is written under a temporary name, synced, and renamed,
 * so that a file of a digest's name is always whole.
 */
public final class BlobStore {
    private final Path folder;

    BlobStore(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("incoming"));
        dropUnfinished();
    }

    // A crash leaves a half-written file there; the case's lock is held, so nobody else is writing.
    private void dropUnfinished() throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve("incoming"))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Keeps the bytes. */
    public Digest put(byte[] bytes) throws IOException {
        var digest = Digest.sha256(bytes);
        return Files.exists(file(digest)) ? digest : put(new ByteArrayInputStream(bytes));
    }

    /** Keeps the bytes, to the end of the stream. */
    public Digest put(InputStream bytes) throws IOException {
        var incoming = folder.resolve("incoming").resolve(UUID.randomUUID().toString());
        try {
            var digest = write(bytes, incoming);
            var file = file(digest);
            if (!Files.exists(file)) {
                makeFolder(prefix(digest));
                Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
                Durable.folder(prefix(digest));
            }
            return digest;
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private void makeFolder(Path prefix) throws IOException {
        if (!Files.isDirectory(prefix)) {
            Files.createDirectories(prefix);
            Durable.folder(folder);
        }
    }

    private static Digest write(InputStream bytes, Path file) throws IOException {
        var function = Digest.sha256Function();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            new DigestInputStream(bytes, function).transferTo(out);
            channel.force(true);
        }
        return Digest.ofSha256(function.digest());
    }

    private Path prefix(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2));
    }

    private Path file(Digest digest) {
        return prefix(digest).resolve(digest.hex().substring(2));
    }

    /** True if a blob of that digest is here. */
    public boolean has(Digest digest) {
        return digest.algorithm().equals("sha256") && Files.isRegularFile(file(digest));
    }

    /** The blob's file, for what reads large things by itself; whoever opens it verifies it. */
    public Optional<Path> path(Digest digest) {
        return has(digest) ? Optional.of(file(digest)) : Optional.empty();
    }

    /**
     * The blob as a stream that is verified as it is read: the end comes only after the digest was met, otherwise
     * {@link LedgerException} LG-BLOB-CHANGED. A reader that stops earlier has read what nobody vouches for.
     */
    public Optional<InputStream> open(Digest digest) throws IOException {
        return has(digest)
                ? Optional.of(new VerifiedStream(Files.newInputStream(file(digest)), digest))
                : Optional.empty();
    }

    /**
     * The blob's bytes, verified.
     *
     * @throws LedgerException LG-BLOB-CHANGED if the file does not have its digest any more
     */
    public Optional<byte[]> read(Digest digest) throws IOException {
        if (!has(digest)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file(digest));
        if (!Digest.sha256(bytes).equals(digest)) {
            throw new LedgerException("LG-BLOB-CHANGED", "The blob " + digest + " was changed on disk.");
        }
        return Optional.of(bytes);
    }

    /** Recomputes the digest of the file of that name. */
    boolean intact(Digest digest) throws IOException {
        var function = Digest.sha256Function();
        try (var in = new DigestInputStream(Files.newInputStream(file(digest)), function)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.ofSha256(function.digest()).equals(digest);
    }

    /** Every blob here. */
    SortedSet<Digest> all() throws IOException {
        var found = new TreeSet<Digest>();
        try (var folders = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (var prefix : folders) {
                try (var files = Files.newDirectoryStream(prefix)) {
                    for (var file : files) {
                        name(prefix, file).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Digest> name(Path prefix, Path file) {
        var hex = String.valueOf(prefix.getFileName()) + file.getFileName();
        return hex.matches("[0-9a-f]{64}") ? Optional.of(Digest.ofSha256(hex)) : Optional.empty();
    }
}
