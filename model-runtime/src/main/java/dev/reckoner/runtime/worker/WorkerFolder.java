package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a worker and its owner leave files for each other and in which everything that the worker makes lies:
 * readable by this user alone, and gone with the worker.
 *
 * @param path where it is
 */
record WorkerFolder(Path path) {
    /** Held by the owner as long as it lives. */
    Path lock() {
        return path.resolve("owner");
    }

    Path inputs() {
        return path.resolve("inputs");
    }

    Path outputs() {
        return path.resolve("outputs");
    }

    Path log() {
        return path.resolve("log");
    }

    /** The file of a model that lies nowhere else. */
    Path model(String sha256) {
        return path.resolve(sha256 + ".onnx");
    }

    /** What the Java virtual machine writes when it ends with an error. */
    Path crash() {
        return path.resolve("crash");
    }

    /**
     * Deletes it with everything in it, as far as that is possible: Windows does not delete what a dying process still holds,
     * which is left for the next owner.
     */
    void delete() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException unreadable) {
            // As above.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return deleted(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return deleted(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return deleted(folder);
        }

        private static FileVisitResult deleted(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException inUse) {
                // Somebody else may also be deleting it.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
