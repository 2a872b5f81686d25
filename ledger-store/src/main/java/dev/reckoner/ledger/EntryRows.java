package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of the ledger as one side sees them: what was committed, or what an open batch has written too. */
final class EntryRows {
    private static final int CHUNK_PAGES = 64;
    private static final long CHUNK_BYTES = 8 << 20;
    private static final int CHUNK_ROWS = 256;
    static final int MOST_KEY_CHANGES = 10_000;
    private static final String PAGE = "SELECT first_index, lengths, leaves, contents FROM entry_page ";

    /** How the rows are read. */
    interface Reading {
        <T> T read(CaseTables.Work<T> work) throws IOException;
    }

    private final Reading reading;
    private final Optional<KeptRows> kept;

    EntryRows(Reading reading) {
        this(reading, Optional.empty());
    }

    private EntryRows(Reading reading, Optional<KeptRows> kept) {
        this.reading = reading;
        this.kept = kept;
    }

    /** The same for a while in which nobody writes: it asks for no page and no row of nodes twice. */
    EntryRows keeping() {
        return new EntryRows(reading, Optional.of(new KeptRows()));
    }

    /** The rows as a connection sees them that no table has yet. */
    static EntryRows of(Connection connection) {
        return new EntryRows(new Reading() {
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
        return pageOf(Long.MAX_VALUE).map(page -> page.first() + page.size()).orElse(0L);
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
                    heads.add(new StoredHead(result.getLong(1), Objects.requireNonNullElse(result.getString(2), "")));
                }
            }
            return heads;
        });
    }
}
