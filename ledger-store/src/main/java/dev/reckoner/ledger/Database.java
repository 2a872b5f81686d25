package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The embedded H2 database of a case: one connection that writes and one that reads, so that a reader never sees what is not
 * committed. {@code WRITE_DELAY=0} writes at every commit; the default loses up to half a second of acknowledged entries.
 * {@code retry:} opens the file again where interrupting a thread closed it.
 */
final class Database implements AutoCloseable {
    private static final int IN_USE = 90020;
    private static final String FILE = "ledger.mv.db";

    static {
        // A database file can name Java classes to run (triggers, aliases); a case may come from the party under audit.
        if (System.getProperty("h2.allowedClasses") == null) {
            System.setProperty("h2.allowedClasses", "none.at.all");
        }
    }

    private final String url;
    private Connection writing;
    private Connection reading;

    private Database(String url, Connection writing, Connection reading) {
        this.url = url;
        this.writing = writing;
        this.reading = reading;
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Opens the database in that folder, makes it if need be, and brings its schema up to date. */
    static Database open(Path folder) throws IOException {
        var file = folder.toAbsolutePath().normalize().resolve("ledger").toString();
        if (file.contains(";")) {
            throw new LedgerException("LG-PATH", "A case's path cannot contain a semicolon: " + file);
        }
        var url = "jdbc:h2:retry:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0";
        try {
            var writing = connectToCurrent(folder, url);
            try {
                Schema.update(writing);
                return new Database(url, writing, connect(url, true));
            } catch (SQLException | IOException e) {
                writing.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed("be opened", e);
        }
    }

    /** A database for a while in an empty folder, under a random key: what it holds is not to outlive it in any form. */
    static Database scratch(Path folder) throws IOException {
        var url = "jdbc:h2:file:" + folder.resolve("scratch")
                + ";CIPHER=AES;WRITE_DELAY=60000;LOCK_MODE=0;DB_CLOSE_ON_EXIT=FALSE";
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        var properties = new Properties();
        properties.setProperty("password", HexFormat.of().formatHex(key) + " none");
        try {
            var writing = DriverManager.getConnection(url, properties);
            Schema.update(writing);
            return new Database(url, writing, writing);
        } catch (SQLException e) {
            throw failed("be made for a while", e);
        }
    }

    /** A copy of the file as an earlier version left it is kept before its shape is changed. */
    private static Connection connectToCurrent(Path folder, String url) throws IOException, SQLException {
        var connection = connect(url, false);
        try {
            int version = Schema.version(connection);
            if (version == 0 || version == Schema.CURRENT) {
                return connection;
            }
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
        connection.close();
        Durable.copy(folder.resolve(FILE), folder.resolve("ledger.before-" + Schema.CURRENT + ".mv.db"));
        return connect(url, false);
    }

    private static Connection connect(String url, boolean autoCommit) throws SQLException {
        var connection = DriverManager.getConnection(url);
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    Connection writing() {
        return writing;
    }

    Connection reading() {
        return reading;
    }

    /** Commits, and forces the file's channel: only then is anything recorded. */
    void commit() throws SQLException {
        writing.commit();
        try (var statement = writing.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** Closes the database and opens it again, so that what is read comes from the disk and not from its cache. */
    void reopen() throws IOException {
        close();
        try {
            writing = connect(url, false);
            reading = connect(url, true);
        } catch (SQLException e) {
            throw failed("be opened again", e);
        }
    }

    static LedgerException failed(String what, SQLException e) {
        return e.getErrorCode() == IN_USE
                ? new LedgerException("LG-LOCKED", "The case is open in another program.", e)
                : new LedgerException(
                        "LG-DATABASE", "The ledger's database could not " + what + ": " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        try (var first = reading;
                var second = writing) {
            // both are closed, whichever fails
        } catch (SQLException e) {
            throw failed("be closed", e);
        }
    }
}
