package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The entries and the newest head in the database. Readers may read while one writer writes. */
final class EntryTable implements AutoCloseable {
    private static final int CHUNK_PAGES = 64;
    private static final long CHUNK_BYTES = 8 << 20;
    private static final String PAGE = "SELECT first_index, lengths, leaves, contents FROM entry_page ";

    private final Database database;
    /** Held for writing only while the database is closed and opened again. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private EntryTable(Database database) {
        this.database = database;
    }

    static EntryTable open(Path folder, DatabaseCipher cipher) throws IOException {
        return new EntryTable(Database.open(folder, cipher));
    }

    /** Adds a page to the transaction that is under way. */
    void add(EntryPage page) throws IOException {
        write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO entry_page VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, page.first());
                insert.setBytes(2, page.lengths());
                insert.setBytes(3, page.leaves());
                insert.setBytes(4, page.contents());
                return insert.executeUpdate();
            }
        });
    }

    /** Ends the transaction with the head that covers its entries, and forces it to disk. */
    void commit(String headNote, PackEnd packs) throws IOException {
        write(connection -> {
            try (var head = connection.prepareStatement("MERGE INTO head KEY (only_one) VALUES (TRUE, ?)");
                    var end = connection.prepareStatement("MERGE INTO pack_end KEY (only_one) VALUES (TRUE, ?, ?)")) {
                head.setString(1, headNote);
                end.setInt(1, packs.pack());
                end.setLong(2, packs.length());
                head.executeUpdate();
                end.executeUpdate();
            }
            try (var staged = connection.createStatement()) {
                staged.executeUpdate("DELETE FROM staged");
            }
            database.commit();
            return true;
        });
    }

    /** Commits pages of a batch from that index on that is not recorded yet; the mark is removed with the head that covers them. */
    void stage(long first) throws IOException {
        write(connection -> {
            try (var mark = connection.prepareStatement("MERGE INTO staged KEY (only_one) VALUES (TRUE, ?)")) {
                mark.setLong(1, first);
                mark.executeUpdate();
            }
            connection.commit();
            return true;
        });
    }

    /** Removes what a batch staged that was never recorded. */
    void dropStaged() throws IOException {
        write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM entry_page WHERE first_index >= (SELECT first_index FROM staged)");
                statement.executeUpdate("DELETE FROM staged");
            }
            connection.commit();
            return true;
        });
    }

    /** Commits what was written to other tables. */
    void commitTables() throws IOException {
        write(connection -> {
            connection.commit();
            return true;
        });
    }

    /** Takes back what was written since the last commit. */
    void rollback() throws IOException {
        write(connection -> {
            connection.rollback();
            return true;
        });
    }

    <T> T write(CaseTables.Work<T> work) throws IOException {
        return run(work, true);
    }

    <T> T read(CaseTables.Work<T> work) throws IOException {
        return run(work, false);
    }

    /** A task that is cancelled is interrupted; the database's file must not be closed because of it. */
    private <T> T run(CaseTables.Work<T> work, boolean writing) throws IOException {
        open.readLock().lock();
        // The database would swallow it: put off until the work is done, it is still there for whoever asks.
        boolean interrupted = Thread.interrupted();
        try {
            return work.on(writing ? database.writing() : database.reading());
        } catch (SQLException e) {
            throw Database.failed(writing ? "be written" : "be read", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            open.readLock().unlock();
        }
    }

    /** Some pages in order, the first of those that begin after that index; empty at the end. */
    List<EntryPage> pagesAfter(long index) throws IOException {
        return read(connection ->
                pages(connection, PAGE + "WHERE first_index > ? ORDER BY first_index LIMIT " + CHUNK_PAGES, index));
    }

    /** The page that an entry is in if it is in any. */
    Optional<EntryPage> pageOf(long index) throws IOException {
        return read(connection ->
                        pages(connection, PAGE + "WHERE first_index <= ? ORDER BY first_index DESC LIMIT 1", index))
                .stream()
                .findFirst();
    }

    private static List<EntryPage> pages(Connection connection, String sql, long index) throws SQLException {
        var pages = new ArrayList<EntryPage>();
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, index);
            try (var result = select.executeQuery()) {
                for (long bytes = 0; bytes < CHUNK_BYTES && result.next(); ) {
                    var page = new EntryPage(result.getLong(1), bytes(result, 2), bytes(result, 3), bytes(result, 4));
                    pages.add(page);
                    bytes += page.contents().length;
                }
            }
        }
        return pages;
    }

    // An edited database may hold nulls where the schema allows none.
    private static byte[] bytes(ResultSet result, int column) throws SQLException {
        return Objects.requireNonNullElse(result.getBytes(column), new byte[0]);
    }

    /** The signed head as the database has it. */
    Optional<String> head() throws IOException {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT note FROM head")) {
                return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
            }
        });
    }

    /** How far the packs were on disk at the last commit. */
    PackEnd packEnd() throws IOException {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT pack, length FROM pack_end")) {
                return result.next() ? new PackEnd(result.getInt(1), result.getLong(2)) : PackEnd.NONE;
            }
        });
    }

    /** Makes what is read next come from the disk. */
    void reopen() throws IOException {
        open.writeLock().lock();
        try {
            database.reopen();
        } finally {
            open.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
