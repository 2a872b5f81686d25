package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEnvironment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The files that ONNX Runtime came from, by digest. Each is read once, which takes a second at most. */
final class RuntimeLibrary {
    private RuntimeLibrary() {}

    /**
     * SHA-256 of the jar, with its native libraries unless {@link #library} takes their place; empty where it cannot be found
     * or read.
     */
    static Optional<String> jar() {
        CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(path) ? FileDigest.sha256(path) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the native library that this process was told to use; empty where it uses that of the jar. */
    static Optional<String> library() {
        return folder().map(folder -> folder.resolve(System.mapLibraryName("onnxruntime")))
                .filter(Files::isRegularFile)
                .flatMap(FileDigest::sha256);
    }

    /** The folder of native libraries that this process was told to use; empty for those of the jar. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("onnxruntime.native.path"))
                .map(Path::of);
    }
}
