package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
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

    /** Empty where the file cannot be found or read; that is then missing from the record. Reads it once, a second at most. */
    static Optional<Origin> origin() {
        Optional<Path> library = folder().map(folder -> folder.resolve(System.mapLibraryName("onnxruntime")))
                .filter(Files::isRegularFile);
        return library.isPresent()
                ? library.flatMap(FileDigest::sha256).map(digest -> new Origin("library", digest))
                : jar().flatMap(FileDigest::sha256).map(digest -> new Origin("jar", digest));
    }

    /** The folder of native libraries that this process was told to use; empty for those of the jar. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("onnxruntime.native.path"))
                .map(Path::of);
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
}
