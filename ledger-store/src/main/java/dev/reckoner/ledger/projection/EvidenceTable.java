package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows about evidence items. */
public final class EvidenceTable {
    /** A request that was sent a million times must not cost each of its claims as much. */
    public static final int MOST_IN_GROUP = 256;

    private static final int BATCH = 500;

    private final CaseTables sql;
    private final NumberedRows numbers;
    private final GroupTable groups;

    /** The table of that database. */
    public EvidenceTable(CaseTables sql) {
        this.sql = sql;
        this.numbers = new NumberedRows(sql, "evidence");
        this.groups = new GroupTable(sql, MOST_IN_GROUP);
    }

    /** How many items were given a number. */
    public long size() throws IOException {
        return numbers.last();
    }

    /** The number for one more item of that id. */
    public long number(Digest id) throws IOException {
        return numbers.next(id);
    }

    /** Numbers of the items that may be of that id; none is certainly not. */
    public Collection<Integer> candidates(Digest id) throws IOException {
        return numbers.candidates(id);
    }

    /** Puts the item into a group, such as that of the answers to one request, which has no more than the first of them. */
    public void group(long number, Digest group) throws IOException {
        groups.add(number, group);
    }

    /** Numbers of the items that may be in that group, ascending. */
    public Collection<Integer> grouped(Digest group) throws IOException {
        return groups.candidates(group);
    }

    /** Saves which items are in which groups. */
    public void flushGroups() throws IOException {
        groups.flush();
    }

    /** Saves new rows. */
    public void insert(Collection<EvidenceFacts> rows) throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO evidence (number, id, found, appraised, shared) VALUES (?, ?, ?, ?, ?)")) {
                return Tables.batch(insert, rows, BATCH, (statement, row) -> {
                    statement.setLong(1, row.number());
                    statement.setBytes(2, row.id().bytes());
                    statement.setLong(3, row.found());
                    Tables.set(statement, 4, row.appraised());
                    statement.setBoolean(5, row.shared());
                });
            }
        });
    }

    /** Saves what has changed of rows: their entries. */
    public void update(Collection<EvidenceFacts> rows) throws IOException {
        sql.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE evidence SET found = ?, appraised = ?, shared = ? WHERE number = ?")) {
                return Tables.batch(update, rows, BATCH, (statement, row) -> {
                    statement.setLong(1, row.found());
                    Tables.set(statement, 2, row.appraised());
                    statement.setBoolean(3, row.shared());
                    statement.setLong(4, row.number());
                });
            }
        });
    }

    /** The row of that number; empty if there is none. */
    public Optional<EvidenceFacts> row(long number) throws IOException {
        return sql.read(connection ->
                select(connection, "WHERE number = " + number).stream().findFirst());
    }

    /** Up to {@code limit} rows from that number on, by number. */
    public List<EvidenceFacts> rows(long from, int limit) throws IOException {
        return sql.read(
                connection -> select(connection, "WHERE number >= " + from + " ORDER BY number LIMIT " + limit));
    }

    /** Rows about what many claims rest on, by number. */
    public List<EvidenceFacts> shared() throws IOException {
        return sql.read(connection -> select(connection, "WHERE shared ORDER BY number"));
    }

    private static List<EvidenceFacts> select(Connection connection, String which) throws SQLException {
        var rows = new ArrayList<EvidenceFacts>();
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery("SELECT number, id, found, appraised, shared FROM evidence " + which)) {
            while (result.next()) {
                rows.add(new EvidenceFacts(
                        result.getLong(1),
                        Digest.ofSha256(result.getBytes(2)),
                        result.getLong(3),
                        Tables.index(result, 4),
                        result.getBoolean(5)));
            }
        }
        return rows;
    }
}
