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
    private final DigestNumbers numbers = new DigestNumbers();
    private final DigestNumbers groups = new DigestNumbers();
    private long last;

    /** The table of that database, empty. */
    public EvidenceTable(CaseTables sql) throws IOException {
        this.sql = sql;
        sql.write(connection -> Tables.run(connection, "DELETE FROM evidence"));
    }

    /** How many items were given a number. */
    public long size() {
        return last;
    }

    /** The number for one more item of that id. */
    public long number(Digest id) {
        numbers.add(id, ++last);
        return last;
    }

    /** Numbers of the items that may be of that id; none is certainly not. */
    public Collection<Integer> candidates(Digest id) {
        return numbers.candidates(id);
    }

    /** Puts the item into a group, such as that of the answers to one request, which has no more than the first of them. */
    public void group(long number, Digest group) {
        groups.add(group, number, MOST_IN_GROUP);
    }

    /** Numbers of the items that may be in that group, ascending. */
    public Collection<Integer> grouped(Digest group) {
        return groups.candidates(group);
    }

    /** Saves new rows. */
    public void insert(Collection<EvidenceFacts> rows) throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO evidence (number, id, found, appraised) VALUES (?, ?, ?, ?)")) {
                return Tables.batch(insert, rows, BATCH, (statement, row) -> {
                    statement.setLong(1, row.number());
                    statement.setBytes(2, row.id().bytes());
                    statement.setLong(3, row.found());
                    Tables.set(statement, 4, row.appraised());
                });
            }
        });
    }

    /** Saves what has changed of rows: their entries. */
    public void update(Collection<EvidenceFacts> rows) throws IOException {
        sql.write(connection -> {
            try (var update =
                    connection.prepareStatement("UPDATE evidence SET found = ?, appraised = ? WHERE number = ?")) {
                return Tables.batch(update, rows, BATCH, (statement, row) -> {
                    statement.setLong(1, row.found());
                    Tables.set(statement, 2, row.appraised());
                    statement.setLong(3, row.number());
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

    private static List<EvidenceFacts> select(Connection connection, String which) throws SQLException {
        var rows = new ArrayList<EvidenceFacts>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT number, id, found, appraised FROM evidence " + which)) {
            while (result.next()) {
                rows.add(new EvidenceFacts(
                        result.getLong(1),
                        Digest.ofSha256(result.getBytes(2)),
                        result.getLong(3),
                        Tables.index(result, 4)));
            }
        }
        return rows;
    }
}
