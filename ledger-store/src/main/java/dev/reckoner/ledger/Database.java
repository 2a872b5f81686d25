package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The database of a case: one connection that writes, made when something is first written, and one that reads, so that a reader
 * never sees what is not committed.
 */
final class Database implements AutoCloseable {
    private static final int H2_IN_USE = 90020;
    private static final int H2_DAMAGED = 90030;

    private final Engine engine;
    private Connection reading;
    private Optional<Connection> writing = Optional.empty();
    /** What was closed is looked at no more: somebody else may have changed it since. */
    private boolean open = true;
    /** What the engine said when this program closed it last. */
    private String closedAs = "";

    private Database(Engine engine, Connection reading) {
        this.engine = engine;
        this.reading = reading;
    }

    /** Opens the database, makes it if need be, and brings its schema up to date. */
    static Database open(Engine engine) throws IOException {
        try {
            var database = new Database(engine, connected(engine, ""));
            try {
                int version = Schema.version(database.reading);
                if (version != Schema.CURRENT) {
                    database.update(version);
                }
                return database;
            } catch (SQLException | IOException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed("be opened", e);
        }
    }

    /** Whoever else can write the folder may have put another file there, as short as the database was closed. */
    private static Connection connected(Engine engine, String closedAs) throws IOException, SQLException {
        engine.prepare(closedAs);
        var connection = engine.connect(true);
        try {
            engine.lock(connection);
            return connection;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    private void connect() throws IOException, SQLException {
        reading = connected(engine, closedAs);
        open = true;
    }

    private void update(int version) throws IOException, SQLException {
        if (version == 0) {
            Schema.update(writing());
            return;
        }
        close();
        engine.update(version);
        closedAs = engine.closed();
        connect();
    }

    /** See {@link Engine#settled}. */
    void settled() throws IOException {
        engine.settled();
    }

    synchronized Connection writing() throws SQLException {
        if (!open) {
            throw new SQLException("it is closed");
        }
        if (writing.isEmpty()) {
            writing = Optional.of(engine.connect(false));
        }
        return writing.get();
    }

    Connection reading() {
        return reading;
    }

    /** Commits, and returns when it is on disk: only then is anything recorded. */
    void commit() throws SQLException {
        writing().commit();
        engine.force(writing());
    }

    /** Closes the database and opens it again, so that what is read comes from the disk and not from its cache. */
    void reopen() throws IOException {
        reopen(() -> FileDifferences.NONE);
    }

    /** The same, and in between looks at what is on the disk. */
    FileDifferences reopenComparing() throws IOException {
        return reopen(engine::differences);
    }

    /** What is done while the database is closed. */
    @FunctionalInterface
    interface Look {
        FileDifferences found() throws IOException;
    }

    /** Where looking at it fails, it is open again all the same. */
    FileDifferences reopen(Look look) throws IOException {
        try {
            close();
        } catch (LedgerException broken) {
            // the connection that follows says whether that matters
        }
        FileDifferences found;
        try {
            found = look.found();
        } catch (IOException | RuntimeException e) {
            connectIfPossible();
            throw e;
        }
        try {
            connect();
            return found;
        } catch (SQLException e) {
            throw failed("be opened again", e);
        }
    }

    private void connectIfPossible() {
        try {
            connect();
        } catch (IOException | SQLException e) {
            // the exception that is on its way says more
        }
    }

    /**
     * Gives back what the database's file takes up and does not need.
     *
     * @return true if it was opened again for that
     */
    boolean tidy() throws IOException {
        try {
            if (!engine.isWasteful(reading)) {
                return false;
            }
        } catch (SQLException e) {
            throw failed("be tidied", e);
        }
        reopen(() -> {
            engine.tidy();
            closedAs = engine.closed();
            return FileDifferences.NONE;
        });
        return true;
    }

    /** Makes every index anew from its table. */
    void renewIndexes() throws IOException {
        reopen(() -> {
            engine.renewIndexes();
            closedAs = engine.closed();
            return FileDifferences.NONE;
        });
    }

    static LedgerException damaged(String what, Throwable cause) {
        return new LedgerException(
                "LG-DATABASE",
                "The ledger's database could not " + what
                        + ": its file is damaged or was cut. Restore the case from a backup or a copy.",
                cause);
    }

    /** What H2's file could not do, below the database. */
    static LedgerException failed(String what, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> inUse(e);
            case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
                new LedgerException(
                        "LG-DATABASE", "The ledger's database could not " + what + ": " + e.getMessage(), e);
            default -> damaged(what, e);
        };
    }

    private static LedgerException inUse(Throwable cause) {
        return new LedgerException("LG-LOCKED", "The case is open in another program.", cause);
    }

    static LedgerException failed(String what, SQLException e) {
        return switch (e.getErrorCode()) {
            case H2_IN_USE -> inUse(e);
            case H2_DAMAGED -> damaged(what, e);
            default ->
                new LedgerException(
                        "LG-DATABASE", "The ledger's database could not " + what + ": " + e.getMessage(), e);
        };
    }

    @Override
    public synchronized void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        try (var first = reading) {
            if (writing.isPresent()) {
                var second = writing.get();
                writing = Optional.empty();
                second.close();
            }
        } catch (SQLException e) {
            throw failed("be closed", e);
        } finally {
            closedAs = engine.closed();
        }
    }
}
