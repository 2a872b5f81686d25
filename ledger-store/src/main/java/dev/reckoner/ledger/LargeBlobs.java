package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Large blobs, one file each: {@code blobs/ab/cdef…}. A blob is written under a temporary name, forced, and renamed, so that a
 * file of a digest's name is always whole. Before there were packs, small blobs were kept so too.
 */
final class LargeBlobs {
    private final Path folder;
    private final Set<Path> unforced = new HashSet<>();

    LargeBlobs(Path folder) throws IOException {
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

    /** Keeps the bytes, to the end of the stream; the file's name is on disk only after {@link #sync}. */
    Digest put(InputStream bytes) throws IOException {
        var incoming = folder.resolve("incoming").resolve(UUID.randomUUID().toString());
        try {
            var digest = write(bytes, incoming);
            var file = file(digest);
            if (!Files.exists(file)) {
                Files.createDirectories(prefix(digest));
                Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
                renamed(prefix(digest));
            }
            return digest;
        } finally {
            Files.deleteIfExists(incoming);
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

    private void renamed(Path prefix) {
        synchronized (unforced) {
            unforced.add(prefix);
            unforced.add(folder);
        }
    }

    /** Forces the names of all that was put to disk. */
    void sync() {
        synchronized (unforced) {
            unforced.forEach(Durable::folder);
            unforced.clear();
        }
    }

    private Path prefix(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2));
    }

    private Path file(Digest digest) {
        return prefix(digest).resolve(digest.hex().substring(2));
    }

    /** The blob's file. */
    Optional<Path> path(Digest digest) {
        return Optional.of(file(digest)).filter(Files::isRegularFile);
    }

    /** Is told of each blob. */
    @FunctionalInterface
    interface Visitor {
        void blob(Digest digest) throws IOException;
    }

    /** Goes through every blob here. */
    void forEach(Visitor visitor) throws IOException {
        try (var folders = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (var prefix : folders) {
                try (var files = Files.newDirectoryStream(prefix)) {
                    for (var file : files) {
                        var name = name(prefix, file);
                        if (name.isPresent()) {
                            visitor.blob(name.get());
                        }
                    }
                }
            }
        }
    }

    private static Optional<Digest> name(Path prefix, Path file) {
        var hex = String.valueOf(prefix.getFileName()) + file.getFileName();
        return hex.matches("[0-9a-f]{64}") ? Optional.of(Digest.ofSha256(hex)) : Optional.empty();
    }
}
