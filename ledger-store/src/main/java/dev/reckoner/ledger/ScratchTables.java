package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;

/**
 * Empty tables of the same shape in a database of their own, for a while: what the entries add up to is worked out in them anew,
 * without touching the case. The database is a temporary file under a key that nobody keeps, and is deleted on closing.
 */
public final class ScratchTables implements CaseTables, AutoCloseable {
    private final Path folder;
    private final Database database;

    private ScratchTables(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** Makes them. */
    public static ScratchTables create() throws IOException {
        var folder = Files.createTempDirectory("reckoner-scratch");
        try {
            return new ScratchTables(folder, Database.open(H2Engine.scratch(folder)));
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    @Override
    public synchronized <T> T read(Work<T> work) throws IOException {
        return write(work);
    }

    @Override
    public synchronized <T> T write(Work<T> work) throws IOException {
        try {
            var connection = database.writing();
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw Database.failed("be worked out anew", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } finally {
            delete(folder);
        }
    }

    /** Deletes a folder and all that is in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
