package dev.reckoner.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that a bench makes and takes away again. */
final class BenchFolder {
    private BenchFolder() {}

    /** Deletes the folder and all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A copy of a closed case's database in a folder of its own: one that another program opened would be written anew. */
    static Path withDatabaseOf(Path place) throws IOException {
        var copy = Files.createDirectory(place.resolveSibling(place.getFileName() + "-bare"));
        Files.copy(place.resolve("ledger.mv.db"), copy.resolve("ledger.mv.db"));
        return copy;
    }

    /** Bytes of all files in it. */
    static long size(Path folder) throws IOException {
        long bytes = 0;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
