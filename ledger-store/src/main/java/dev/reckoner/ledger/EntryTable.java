package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries, the tree over them and the signed heads in the database. Readers may read what was committed while one writer
 * writes; what a batch has written and not committed is seen through {@link #pending} alone.
 */
final class EntryTable implements AutoCloseable {
    private static final int CHUNK_PAGES = 64;
    private static final long CHUNK_BYTES = 8 << 20;
    private static final int CHUNK_ROWS = 256;
    static final int MOST_KEY_CHANGES = 10_000;
    private static final String PAGE = "SELECT first_index, lengths, leaves, contents FROM entry_page ";

    private final Database database;
    /** Held for writing only while the database is closed and opened again. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final View committed = new View(new Reading() {
        @Override
        public <T> T read(CaseTables.Work<T> work) throws IOException {
            return run(work, false);
        }
    });
    private final View pending = new View(new Reading() {
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
    View committed() {
        return committed;
    }

    /** What the open batch has written so far too; the same as {@link #committed} where none is open. */
    View pending() {
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

    /** How the rows are read. */
    private interface Reading {
        <T> T read(CaseTables.Work<T> work) throws IOException;
    }

    /** The rows as one side sees them. */
    static final class View {
        private final Reading reading;
        private final Optional<KeptRows> kept;

        private View(Reading reading) {
            this(reading, Optional.empty());
        }

        private View(Reading reading, Optional<KeptRows> kept) {
            this.reading = reading;
            this.kept = kept;
        }

        /** The same for a while in which nobody writes: it asks for no page and no row of nodes twice. */
        View keeping() {
            return new View(reading, Optional.of(new KeptRows()));
        }

        /** The rows as a connection sees them that no table has yet. */
        static View of(Connection connection) {
            return new View(new Reading() {
                @Override
                public <T> T read(CaseTables.Work<T> work) throws IOException {
                    try {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw Database.failed("be read", e);
                    }
                }
            });
        }

        <T> T read(CaseTables.Work<T> work) throws IOException {
            return reading.read(work);
        }

        /** Some pages in order, the first of those that begin after that index; empty at the end. */
        List<EntryPage> pagesAfter(long index) throws IOException {
            return read(connection ->
                    pages(connection, PAGE + "WHERE first_index > ? ORDER BY first_index LIMIT " + CHUNK_PAGES, index));
        }

        /** How many entries there are, as the newest page says. */
        long size() throws IOException {
            return pageOf(Long.MAX_VALUE)
                    .map(page -> page.first() + page.size())
                    .orElse(0L);
        }

        /** The page that an entry is in if it is in any. */
        Optional<EntryPage> pageOf(long index) throws IOException {
            return kept.isPresent() ? kept.get().page(index, this::readPageOf) : readPageOf(index);
        }

        private Optional<EntryPage> readPageOf(long index) throws IOException {
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
                        var page =
                                new EntryPage(result.getLong(1), bytes(result, 2), bytes(result, 3), bytes(result, 4));
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

        /** A row of the tree's nodes. */
        Optional<NodeRow> nodes(long number) throws IOException {
            return kept.isPresent() ? kept.get().nodes(number, this::readNodes) : readNodes(number);
        }

        private Optional<NodeRow> readNodes(long number) throws IOException {
            return nodeRows("WHERE number = ?", number).stream().findFirst();
        }

        /** Some rows of the tree's nodes in order, from that one on; empty at the end. */
        List<NodeRow> nodesFrom(long number) throws IOException {
            return nodeRows("WHERE number >= ? ORDER BY number LIMIT " + CHUNK_ROWS, number);
        }

        private List<NodeRow> nodeRows(String which, long number) throws IOException {
            return read(connection -> {
                var rows = new ArrayList<NodeRow>();
                try (var select = connection.prepareStatement("SELECT number, hashes FROM tree_node " + which)) {
                    select.setLong(1, number);
                    try (var result = select.executeQuery()) {
                        while (result.next()) {
                            rows.add(new NodeRow(result.getLong(1), bytes(result, 2)));
                        }
                    }
                }
                return rows;
            });
        }

        /** The newest signed head as the database has it. */
        Optional<String> head() throws IOException {
            return heads("ORDER BY size DESC LIMIT 1").stream()
                    .map(StoredHead::note)
                    .findFirst();
        }

        /** The signed head of so many entries. */
        Optional<String> headOf(long size) throws IOException {
            return heads("WHERE size = " + size).stream().map(StoredHead::note).findFirst();
        }

        /** How many rows a table has, as the database counts them. */
        long count(String table) throws IOException {
            return read(connection -> {
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    result.next();
                    return result.getLong(1);
                }
            });
        }

        /** Where the entries about keys are said to be, in order; no more than one beyond a limit. */
        List<Long> keyChanges() throws IOException {
            return read(connection -> {
                var entries = new ArrayList<Long>();
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery(
                                "SELECT entry FROM key_change ORDER BY entry LIMIT " + (MOST_KEY_CHANGES + 1))) {
                    while (result.next()) {
                        entries.add(result.getLong(1));
                    }
                }
                return entries;
            });
        }

        /** Some heads in order, the first of those that cover more entries; empty at the end. */
        List<StoredHead> headsAfter(long size) throws IOException {
            return heads("WHERE size > " + size + " ORDER BY size LIMIT " + CHUNK_ROWS);
        }

        private List<StoredHead> heads(String which) throws IOException {
            return read(connection -> {
                var heads = new ArrayList<StoredHead>();
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery("SELECT size, note FROM tree_head " + which)) {
                    while (result.next()) {
                        heads.add(
                                new StoredHead(result.getLong(1), Objects.requireNonNullElse(result.getString(2), "")));
                    }
                }
                return heads;
            });
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
