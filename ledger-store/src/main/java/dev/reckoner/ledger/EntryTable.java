package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries, the tree over them and the signed heads in the database. Readers may read what was committed while one writer
 * writes; what a batch has written and not committed is seen through {@link #pending} alone.
 */
final class EntryTable implements AutoCloseable {

    private final Database database;
    /** Held for writing only while the database is closed and opened again. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final EntryRows committed = new EntryRows(new EntryRows.Reading() {
        @Override
        public <T> T read(CaseTables.Work<T> work) throws IOException {
            return run(work, false);
        }
    });
    private final EntryRows pending = new EntryRows(new EntryRows.Reading() {
        @Override
        public <T> T read(CaseTables.Work<T> work) throws IOException {
            return run(work, batch);
        }
    });
    private volatile boolean batch;

    private EntryTable(Database database) {
        this.database = database;
    }

    static EntryTable open(Engine engine) throws IOException {
        return new EntryTable(Database.open(engine));
    }

    /** What was committed. */
    EntryRows committed() {
        return committed;
    }

    /** What the open batch has written so far too; the same as {@link #committed} where none is open. */
    EntryRows pending() {
        return pending;
    }

    /** From now on until it is committed or rolled back, {@link #pending} sees what is written. */
    void begin() {
        batch = true;
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

    /** Adds nodes of the tree to the transaction that is under way; see {@link NodeWriter.Sink}. */
    void add(NodeRow row, boolean stored) throws IOException {
        var sql = stored
                ? "UPDATE tree_node SET hashes = ? WHERE number = ?"
                : "INSERT INTO tree_node (hashes, number) VALUES (?, ?)";
        write(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, row.hashes());
                statement.setLong(2, row.number());
                return statement.executeUpdate();
            }
        });
    }

    /** Removes all nodes of the tree in the transaction that is under way. */
    void removeNodes() throws IOException {
        write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("DELETE FROM tree_node");
            }
        });
    }

    /** Adds a signed head to the transaction that is under way. */
    void add(StoredHead head) throws IOException {
        write(connection -> {
            insert(connection, head);
            return true;
        });
    }

    /** Notes in the transaction that is under way that the entry is one about keys. */
    void addKeyChange(long entry) throws IOException {
        write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO key_change VALUES (?)")) {
                insert.setLong(1, entry);
                return insert.executeUpdate();
            }
        });
    }

    /**
     * Ends the transaction and forces it to disk.
     *
     * @param head that covers its entries; empty where it has none
     * @param replaced how many entries the head covers that this one takes the place of
     */
    void commit(Optional<StoredHead> head, OptionalLong replaced, PackEnd packs) throws IOException {
        write(connection -> {
            if (head.isPresent()) {
                insert(connection, head.get());
            }
            if (replaced.isPresent()) {
                delete(connection, replaced.getAsLong());
            }
            set(connection, packs);
            database.commit();
            return true;
        });
        batch = false;
    }

    private static void insert(Connection connection, StoredHead head) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO tree_head (size, note) VALUES (?, ?)")) {
            insert.setLong(1, head.size());
            insert.setString(2, head.note());
            insert.executeUpdate();
        }
    }

    private static void delete(Connection connection, long size) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM tree_head WHERE size = ?")) {
            delete.setLong(1, size);
            delete.executeUpdate();
        }
    }

    private static void set(Connection connection, PackEnd packs) throws SQLException {
        try (var delete = connection.createStatement();
                var insert = connection.prepareStatement("INSERT INTO pack_end VALUES (TRUE, ?, ?)")) {
            delete.executeUpdate("DELETE FROM pack_end");
            insert.setInt(1, packs.pack());
            insert.setLong(2, packs.length());
            insert.executeUpdate();
        }
    }

    /** Commits what was written to other tables. */
    void commitTables() throws IOException {
        write(connection -> {
            database.commit();
            return true;
        });
    }

    /** Takes back what was written since the last commit. */
    void rollback() throws IOException {
        write(connection -> {
            connection.rollback();
            return true;
        });
        batch = false;
    }

    <T> T write(CaseTables.Work<T> work) throws IOException {
        return run(work, true);
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

    /** How far the packs were on disk at the last commit. */
    PackEnd packEnd() throws IOException {
        return committed.read(connection -> {
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
            batch = false;
        } finally {
            open.writeLock().unlock();
        }
    }

    /** The same; see {@link Database#reopenComparing}. */
    FileDifferences reopenComparing() throws IOException {
        open.writeLock().lock();
        try {
            var found = database.reopenComparing();
            batch = false;
            return found;
        } finally {
            open.writeLock().unlock();
        }
    }

    /** See {@link Database#settled}. */
    void settled() throws IOException {
        database.settled();
    }

    /** See {@link Database#renewIndexes}. */
    void renewIndexes() throws IOException {
        open.writeLock().lock();
        try {
            database.renewIndexes();
            batch = false;
        } finally {
            open.writeLock().unlock();
        }
    }

    /** See {@link Database#tidy}. */
    boolean tidy() throws IOException {
        open.writeLock().lock();
        try {
            return database.tidy();
        } finally {
            open.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
