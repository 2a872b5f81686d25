package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The file that ONNX Runtime's arithmetic came from. */
final class RuntimeLibrary {
    private RuntimeLibrary() {}

    /**
     * The native library that the analyst pointed at, else the jar that carries it.
     *
     * @param kind {@code library} or {@code jar}
     * @param sha256 digest of the whole file, lower-case hexadecimal
     */
    record Origin(String kind, String sha256) {}

    /** Empty where the file cannot be found or read; that is then missing from the record. */
    static Optional<Origin> origin() {
        return Holder.ORIGIN;
    }

    private static final class Holder {
        static final Optional<Origin> ORIGIN = find();
    }

    private static Optional<Origin> find() {
        String folder = System.getProperty("onnxruntime.native.path");
        if (folder != null) {
            Path library = Path.of(folder, System.mapLibraryName("onnxruntime"));
            if (Files.isRegularFile(library)) {
                return sha256(library).map(digest -> new Origin("library", digest));
            }
        }
        return jar().flatMap(RuntimeLibrary::sha256).map(digest -> new Origin("jar", digest));
    }

    private static Optional<Path> jar() {
        CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return Optional.empty();
        }
    }

    private static Optional<String> sha256(Path file) {
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
