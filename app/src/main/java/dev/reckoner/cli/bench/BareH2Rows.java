package dev.reckoner.cli.bench;

import dev.reckoner.crypto.Digest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger's rows written and read by plain JDBC, with nothing computed but what is said.
 *
 * <p>A class outside the ledger that may know the database: it is what recording and verifying are measured against.
 */
final class BareH2Rows implements AutoCloseable {
    private final Connection connection;

    /** A row of entries, or of the tree's nodes. */
    record Row(String table, Object... values) {}

    /** The database of a case that is closed, or a new one. */
    BareH2Rows(Path folder) throws SQLException {
        connection = DriverManager.getConnection(
                "jdbc:h2:retry:file:" + folder.toAbsolutePath().resolve("ledger") + ";WRITE_DELAY=0");
        connection.setAutoCommit(false);
    }

    /** Makes tables of the same shape as those of the other database. */
    void create() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entry_page (first_index BIGINT PRIMARY KEY, lengths BYTEA NOT NULL,"
                    + " leaves BYTEA NOT NULL, contents BYTEA NOT NULL)");
            statement.execute("CREATE TABLE tree_node (number BIGINT PRIMARY KEY, hashes BYTEA NOT NULL)");
        }
    }

    /** Every row of entries and nodes. */
    List<Row> rows() throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.createStatement()) {
            try (var result = statement.executeQuery("SELECT * FROM entry_page ORDER BY first_index")) {
                while (result.next()) {
                    rows.add(new Row(
                            "entry_page (first_index, lengths, leaves, contents) VALUES (?, ?, ?, ?)",
                            result.getLong(1),
                            result.getBytes(2),
                            result.getBytes(3),
                            result.getBytes(4)));
                }
            }
            try (var result = statement.executeQuery("SELECT * FROM tree_node ORDER BY number")) {
                while (result.next()) {
                    rows.add(
                            new Row("tree_node (number, hashes) VALUES (?, ?)", result.getLong(1), result.getBytes(2)));
                }
            }
        }
        return rows;
    }

    /** Inserts the rows in one durable commit. */
    void insert(List<Row> rows) throws SQLException {
        for (var row : rows) {
            try (var insert = connection.prepareStatement("INSERT INTO " + row.table())) {
                for (int i = 0; i < row.values().length; i++) {
                    insert.setObject(i + 1, row.values()[i]);
                }
                insert.executeUpdate();
            }
        }
        connection.commit();
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** Reads every row of entries and nodes, some at a time, and hashes what they hold; answers how many bytes that was. */
    long readAndHash() throws SQLException {
        return hashed("entry_page", "first_index", 64) + hashed("tree_node", "number", 256);
    }

    private long hashed(String table, String key, int limit) throws SQLException {
        var sha = Digest.sha256Function();
        long bytes = 0;
        long after = -1;
        for (int read = limit; read == limit; ) {
            read = 0;
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT * FROM " + table + " WHERE " + key + " > " + after
                            + " ORDER BY " + key + " LIMIT " + limit)) {
                while (result.next()) {
                    read++;
                    after = result.getLong(1);
                    for (int column = 2; column <= result.getMetaData().getColumnCount(); column++) {
                        byte[] value = result.getBytes(column);
                        sha.update(value);
                        bytes += value.length;
                    }
                }
            }
        }
        sha.digest();
        return bytes;
    }

    /** The first hundred rows about claims. */
    int firstClaims() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT * FROM claim ORDER BY tier_key, number DESC LIMIT 100")) {
            int rows = 0;
            while (result.next()) {
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    result.getObject(column);
                }
                rows++;
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
