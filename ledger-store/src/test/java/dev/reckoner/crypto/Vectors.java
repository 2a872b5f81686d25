package dev.reckoner.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real evidence made by others; a test that needs it is skipped with a message where it is absent. */
public final class Vectors {
    private Vectors() {}

    /** The file of that path below the folder of vectors. */
    public static Path file(String name) {
        Path path = Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), name);
        assumeTrue(Files.exists(path), "No reference evidence at " + path + "; set -Dreckoner.vectors");
        return path;
    }

    /** The file's bytes. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as JSON. */
    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
