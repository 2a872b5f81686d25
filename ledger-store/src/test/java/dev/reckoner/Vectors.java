package dev.reckoner;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where real evidence made by others is found; a test that needs it skips where it is absent. */
public final class Vectors {
    private Vectors() {}

    /** The file of that name below the vectors folder. */
    public static Path file(String name) {
        Path path = Path.of(System.getProperty("reckoner.vectors", "../shared/vectors"))
                .resolve(name);
        assumeTrue(
                Files.exists(path),
                () -> "Skipped: no vector " + path.toAbsolutePath().normalize());
        return path;
    }
}
