package dev.reckoner.runtime.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Digests of libraries, which do not change while a process has them loaded: each is read once. */
final class FileDigest {
    private static final Map<Path, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private FileDigest() {}

    /** SHA-256 of a whole file, lower-case hexadecimal; empty where it cannot be read. */
    static Optional<String> sha256(Path file) {
        return KNOWN.computeIfAbsent(file, FileDigest::read);
    }

    private static Optional<String> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Optional.of(
                    HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
