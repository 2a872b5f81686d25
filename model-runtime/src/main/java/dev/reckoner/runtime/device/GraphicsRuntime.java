package dev.reckoner.runtime.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The second build of ONNX Runtime that a distribution may carry: of the same version, with the providers of graphics cards that
 * the jar's own build lacks under Linux and Windows. It lies unpacked, since a process uses one of both.
 */
public final class GraphicsRuntime {
    private static final String CHOSEN = "reckoner.gpu.library";
    private static final String HOME = "reckoner.home";

    private GraphicsRuntime() {}

    /**
     * The folder with its libraries: what the system property {@code reckoner.gpu.library} names, else {@code lib/gpu/PLATFORM} of
     * the distribution. Empty where it is not there.
     */
    public static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(CHOSEN))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty(HOME))
                        .map(home -> Path.of(home, "lib", "gpu", platform())))
                .map(Path::toAbsolutePath)
                .filter(GraphicsRuntime::isComplete);
    }

    /** The library and its door to Java. */
    private static boolean isComplete(Path folder) {
        return Files.isRegularFile(folder.resolve(System.mapLibraryName("onnxruntime")))
                && Files.isRegularFile(folder.resolve(System.mapLibraryName("onnxruntime4j_jni")));
    }

    /** This system as the jar of ONNX Runtime names it, such as {@code linux-x64}. */
    static String platform() {
        return platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String platform(String system, String architecture) {
        String lower = system.toLowerCase(Locale.ROOT);
        String first = lower.startsWith("windows") ? "win" : lower.startsWith("mac") ? "osx" : "linux";
        boolean isIntel = architecture.equals("amd64") || architecture.equals("x86_64");
        return first + "-" + (isIntel ? "x64" : architecture);
    }
}
