package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which a worker and its owner leave files for each other and in which everything that the worker makes lies:
 * readable by this user alone, and gone with the worker.
 *
 * @param path where it is
 */
record WorkerFolder(Path path) {
    static final long LONGEST_LOG = 8L << 20;

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

    /** Empties the log where it has become too long: whoever writes it is not to fill the disk. */
    void limitLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG) {
            FileChannel.open(log(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
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
            FolderDeletion.delete(path);
        } catch (IOException unreadable) {
            // As above.
        }
    }
}
