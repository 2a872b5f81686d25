package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows about claims. */
public final class ClaimTable {
    private static final String COLUMNS =
            "number, id, trail, received, received_nano, made, appraised, rerun, run, label,"
                    + " provider, operator, application, model, made_at, made_at_nano, tier, strip, verdict, reasons, rests";
    private static final List<String> NAMES = List.of(COLUMNS.split(",\\s*", -1));
    /** How many columns {@link #columns} names. */
    static final int WIDTH = NAMES.size();

    private static final int BATCH = 500;

    private final CaseTables sql;
    private final ClaimCopies copies;
    private final NumberedRows numbers;
    /** The claims up to this number are in the copies; below zero while nothing was inserted. */
    private long copied = -1;

    private long inserted;

    /** The table of that database. */
    public ClaimTable(CaseTables sql) {
        this.sql = sql;
        this.copies = new ClaimCopies(sql);
        this.numbers = new NumberedRows(sql, "claim");
    }

    /** How many claims were given a number. */
    public long size() throws IOException {
        return numbers.last();
    }

    /** The number for one more claim of that id, which {@link #insert} is then told. */
    public long number(Digest id) throws IOException {
        return numbers.next(id);
    }

    /** Numbers of the claims that may be of that id; none is certainly not. */
    public Collection<Integer> candidates(Digest id) throws IOException {
        return numbers.candidates(id);
    }

    /** Saves new rows. */
    public void insert(Collection<ClaimFacts> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        if (copied < 0) {
            // Whatever was committed was settled before.
            copied = sql.read(connection -> Tables.number(connection, "SELECT MAX(number) FROM claim"));
        }
        sql.write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO claim (" + COLUMNS
                    + ", tier_key, verdict_key, affirmed, label_key, application_key, operator_key, model_key) VALUES (?"
                    + ", ?".repeat(NAMES.size() + 6)
                    + ")")) {
                return Tables.batch(insert, rows, BATCH, ClaimTable::fill);
            }
        });
        inserted = rows.stream().mapToLong(ClaimFacts::number).max().orElse(inserted);
        if (inserted - copied >= ClaimCopies.PORTION) {
            copy(inserted);
        }
    }

    /** Makes the new rows known by id and label; before they are committed, and rarely, since it costs most of them one by one. */
    public void settle() throws IOException {
        if (copied >= 0 && inserted > copied) {
            copy(inserted);
        }
    }

    private void copy(long upTo) throws IOException {
        copies.add(copied, upTo);
        copied = Math.max(copied, upTo);
    }

    /** Saves what has changed of rows: their entries, tier, strip and verdict. */
    public void update(Collection<ClaimFacts> rows) throws IOException {
        sql.write(connection -> {
            try (var update =
                    connection.prepareStatement("UPDATE claim SET made = ?, appraised = ?, rerun = ?, run = ?,"
                            + " tier = ?, strip = ?, verdict = ?, model = ?, reasons = ?, rests = ?, tier_key = ?,"
                            + " verdict_key = ?, affirmed = ?, model_key = ? WHERE number = ?")) {
                return Tables.batch(update, rows, BATCH, ClaimTable::fillChange);
            }
        });
    }

    /** The row of that number; empty if there is none. */
    public Optional<ClaimFacts> row(long number) throws IOException {
        return sql.read(connection ->
                select(connection, "WHERE number = " + number).stream().findFirst());
    }

    /** Up to {@code limit} rows from that number on, by number. */
    public List<ClaimFacts> rows(long from, int limit) throws IOException {
        return rows(sql, from, limit);
    }

    static List<ClaimFacts> rows(CaseTables sql, long from, int limit) throws IOException {
        return sql.read(
                connection -> select(connection, "WHERE number >= " + from + " ORDER BY number LIMIT " + limit));
    }

    /**
     * How many claims of a trail are of a tier.
     *
     * @param trail the trail's number
     * @param tier the tier's name
     * @param claims how many
     */
    public record Count(int trail, String tier, long claims) {}

    /** Claims by trail and tier. */
    public List<Count> counts() throws IOException {
        return sql.read(connection -> {
            var counts = new ArrayList<Count>();
            try (var statement = connection.createStatement();
                    var result =
                            statement.executeQuery("SELECT trail, tier, COUNT(*) FROM claim GROUP BY trail, tier")) {
                while (result.next()) {
                    counts.add(new Count(result.getInt(1), result.getString(2), result.getLong(3)));
                }
            }
            return counts;
        });
    }

    private static List<ClaimFacts> select(Connection connection, String which) throws SQLException {
        try (var select = connection.prepareStatement("SELECT " + COLUMNS + " FROM claim " + which)) {
            return rows(select);
        }
    }

    /** What a row is read from, for {@link #rows(PreparedStatement)}. */
    static String columns(String table) {
        return NAMES.stream().map(name -> table + "." + name).collect(Collectors.joining(", "));
    }

    static List<ClaimFacts> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<ClaimFacts>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    static ClaimFacts row(ResultSet result) throws SQLException {
        long number = result.getLong(1);
        try {
            return read(result);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException edited) {
            throw new UncheckedIOException(new LedgerException(
                    "LG-PROJECTION",
                    "The row of claim " + number
                            + " in the table claim was changed from outside and cannot be read. Make the"
                            + " tables anew from the entries with 'reckoner rebuild'.",
                    edited));
        }
    }

    private static ClaimFacts read(ResultSet result) throws SQLException {
        return new ClaimFacts(
                result.getLong(1),
                Digest.ofSha256(result.getBytes(2)),
                result.getInt(3),
                Instant.ofEpochSecond(result.getLong(4), result.getInt(5)),
                new ClaimFacts.Entries(
                        result.getLong(6), Tables.index(result, 7), Tables.index(result, 8), Tables.index(result, 9)),
                new ClaimFacts.Words(
                        Tables.textOf(result, 10),
                        Tables.textOf(result, 11),
                        Tables.textOf(result, 12),
                        Tables.textOf(result, 13),
                        Tables.textOf(result, 14)),
                Instant.ofEpochSecond(result.getLong(15), result.getInt(16)),
                result.getString(17),
                result.getString(18),
                Optional.ofNullable(result.getString(19)),
                new ClaimFacts.Grounds(result.getInt(20), result.getInt(21)));
    }

    private static void fill(PreparedStatement insert, ClaimFacts row) throws SQLException {
        insert.setLong(1, row.number());
        insert.setBytes(2, row.id().bytes());
        insert.setInt(3, row.trail());
        insert.setLong(4, row.received().getEpochSecond());
        insert.setInt(5, row.received().getNano());
        insert.setLong(6, row.entries().made());
        Tables.set(insert, 7, row.entries().appraised());
        Tables.set(insert, 8, row.entries().rerun());
        Tables.set(insert, 9, row.entries().run());
        insert.setString(10, Tables.text(row.words().label()));
        insert.setString(11, Tables.text(row.words().provider()));
        insert.setString(12, Tables.text(row.words().operator()));
        insert.setString(13, Tables.text(row.words().application()));
        insert.setString(14, Tables.text(row.words().model()));
        insert.setLong(15, row.madeAt().getEpochSecond());
        insert.setInt(16, row.madeAt().getNano());
        insert.setString(17, row.tier());
        insert.setString(18, row.strip());
        insert.setString(19, row.verdict().orElse(null));
        insert.setInt(20, row.grounds().reasons());
        insert.setInt(21, row.grounds().rests());
        insert.setLong(22, ClaimKeys.tier(row.tier()));
        insert.setLong(23, ClaimKeys.verdict(row.verdict()));
        insert.setLong(24, ClaimKeys.affirmed(row.strip()));
        insert.setBytes(25, ClaimKeys.bytes(ClaimKeys.label(row.words().label())));
        insert.setBytes(26, ClaimKeys.bytes(ClaimKeys.name(row.words().application())));
        insert.setBytes(27, ClaimKeys.bytes(ClaimKeys.name(row.words().operator())));
        insert.setBytes(28, ClaimKeys.bytes(ClaimKeys.name(row.words().model())));
    }

    private static void fillChange(PreparedStatement update, ClaimFacts row) throws SQLException {
        update.setLong(1, row.entries().made());
        Tables.set(update, 2, row.entries().appraised());
        Tables.set(update, 3, row.entries().rerun());
        Tables.set(update, 4, row.entries().run());
        update.setString(5, row.tier());
        update.setString(6, row.strip());
        update.setString(7, row.verdict().orElse(null));
        update.setString(8, Tables.text(row.words().model()));
        update.setInt(9, row.grounds().reasons());
        update.setInt(10, row.grounds().rests());
        update.setLong(11, ClaimKeys.tier(row.tier()));
        update.setLong(12, ClaimKeys.verdict(row.verdict()));
        update.setLong(13, ClaimKeys.affirmed(row.strip()));
        update.setBytes(14, ClaimKeys.bytes(ClaimKeys.name(row.words().model())));
        update.setLong(15, row.number());
    }
}
