package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Large blobs, one file each: {@code blobs/ab/cdef…}. A blob is written under a temporary name, forced, and renamed, so that a
 * file of a blob's name is always whole. Before there were packs, small blobs were kept so too.
 */
final class LargeBlobs {
    /** How {@link UUID} writes itself. */
    private static final Pattern UNFINISHED = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final Set<Path> unforced = new HashSet<>();
    private final BlobCipher cipher;
    private boolean tidied;

    LargeBlobs(Path folder, BlobCipher cipher) {
        this.cipher = cipher;
        this.folder = folder;
    }

    /**
     * Where blobs are written. When the first one is, what a crash left half-written there is deleted: the case's lock is held, so
     * nobody else is writing. Whoever only reads a case deletes nothing.
     */
    private synchronized Path incoming() throws IOException {
        var incoming = OwnFile.folder(folder.resolve("incoming"));
        if (!tidied) {
            try (var files = Files.newDirectoryStream(incoming)) {
                for (var file : files) {
                    if (UNFINISHED.matcher(String.valueOf(file.getFileName())).matches()) {
                        Files.deleteIfExists(OwnFile.require(file));
                    }
                }
            }
            tidied = true;
        }
        return incoming;
    }

    /** Keeps the bytes, to the end of the stream; the file's name is on disk only after {@link #sync}. */
    Digest put(InputStream bytes) throws IOException {
        var incoming = incoming().resolve(UUID.randomUUID().toString());
        try {
            byte[] digest = write(bytes, incoming);
            byte[] name = cipher.name(digest);
            var file = file(name);
            OwnFile.folder(prefix(name));
            // One that is there may have been changed, or its name may not be on disk yet.
            OwnFile.exists(file);
            replace(incoming, name, digest);
            renamed(prefix(name));
            return Digest.ofSha256(digest);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private void replace(Path incoming, byte[] name, byte[] digest) throws IOException {
        try {
            Files.move(incoming, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException beingRead) {
            // Windows replaces no file that somebody reads.
            if (!isSound(name, digest)) {
                throw beingRead;
            }
        }
    }

    private boolean isSound(byte[] name, byte[] digest) throws IOException {
        try {
            var content = open(name);
            return content.isPresent() && Arrays.equals(digest(content.get()), digest);
        } catch (UnsoundException changed) {
            return false;
        }
    }

    private static byte[] digest(InputStream content) throws IOException {
        try (var in = new DigestInputStream(content, Digest.sha256Function())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        }
    }

    private byte[] write(InputStream bytes, Path file) throws IOException {
        var function = Digest.sha256Function();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            cipher.seal(new DigestInputStream(bytes, function), out);
            channel.force(true);
        }
        return function.digest();
    }

    private void renamed(Path prefix) {
        synchronized (unforced) {
            unforced.add(prefix);
            unforced.add(folder);
        }
    }

    /** Forces the names of all that was put to disk. */
    void sync() throws IOException {
        synchronized (unforced) {
            for (var each : unforced) {
                Durable.folder(each);
            }
            unforced.clear();
        }
    }

    private Path prefix(byte[] name) {
        return folder.resolve(HexFormat.of().formatHex(name, 0, 1));
    }

    private Path file(byte[] name) {
        return prefix(name).resolve(HexFormat.of().formatHex(name, 1, name.length));
    }

    /** The blob's file. */
    Optional<Path> path(byte[] name) {
        return Optional.of(file(name)).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The blob's bytes, opened. */
    Optional<InputStream> open(byte[] name) throws IOException {
        var path = path(name);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var stored = Files.newInputStream(path.get(), LinkOption.NOFOLLOW_LINKS);
        try {
            return Optional.of(cipher.opening(stored));
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /** Is told of each blob. */
    @FunctionalInterface
    interface Visitor {
        void blob(byte[] name) throws IOException;
    }

    /** Goes through every blob here. */
    void forEach(Visitor visitor) throws IOException {
        try (var folders = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (var prefix : folders) {
                if (!Files.isDirectory(prefix, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                try (var files = Files.newDirectoryStream(prefix)) {
                    for (var file : files) {
                        var name = name(prefix, file);
                        if (name.isPresent() && path(name.get()).isPresent()) {
                            visitor.blob(name.get());
                        }
                    }
                }
            }
        }
    }

    private static Optional<byte[]> name(Path prefix, Path file) {
        var hex = String.valueOf(prefix.getFileName()) + file.getFileName();
        return Digest.isHex(hex) ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
    }
}
