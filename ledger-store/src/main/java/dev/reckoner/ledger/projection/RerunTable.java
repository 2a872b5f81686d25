package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every verdict of running a claim again, in the order of recording; the row of a claim has only the one that stands. */
public final class RerunTable {
    private static final int BATCH = 500;
    private static final int CHUNK = 5_000;

    private final CaseTables sql;
    private final List<Rerun> added = new ArrayList<>();

    /**
     * A verdict.
     *
     * @param entry index of its entry
     * @param number the claim's number
     * @param verdict name of the step of the ladder
     * @param recorded when it was recorded
     * @param leaf RFC 6962 leaf hash of its entry
     */
    public record Rerun(long entry, long number, String verdict, Instant recorded, Digest leaf) {}

    /**
     * A verdict with the claim that it is about, as it is known now.
     *
     * @param claim the claim's row
     */
    public record OfClaim(Rerun rerun, ClaimFacts claim) {}

    /** The table of that database. */
    public RerunTable(CaseTables sql) {
        this.sql = sql;
    }

    /** Adds a verdict; in the table once flushed. */
    public void add(Rerun rerun) {
        added.add(rerun);
    }

    /** Writes what was added. */
    public void flush() throws IOException {
        sql.write(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO rerun (entry, number, verdict, recorded, recorded_nano, leaf) VALUES (?, ?, ?, ?, ?, ?)")) {
                return Tables.batch(insert, added, BATCH, (statement, rerun) -> {
                    statement.setLong(1, rerun.entry());
                    statement.setLong(2, rerun.number());
                    statement.setString(3, rerun.verdict());
                    statement.setLong(4, rerun.recorded().getEpochSecond());
                    statement.setInt(5, rerun.recorded().getNano());
                    statement.setBytes(6, rerun.leaf().bytes());
                });
            }
        });
        added.clear();
    }

    /** How many there are. */
    public long size() throws IOException {
        return sql.read(connection -> Tables.number(connection, "SELECT COUNT(*) FROM rerun"));
    }

    /** Indexes of the entries of every so-manieth verdict, from the first on, in the order of recording. */
    public List<Long> spread(long every) throws IOException {
        return sql.read(connection -> {
            var entries = new ArrayList<Long>();
            try (var select = connection.prepareStatement("SELECT entry FROM (SELECT entry, ROW_NUMBER() OVER (ORDER BY"
                    + " entry) AS place FROM rerun) placed WHERE MOD(place - 1, ?) = 0 ORDER BY entry")) {
                select.setLong(1, every);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        entries.add(result.getLong(1));
                    }
                }
            }
            return entries;
        });
    }

    /** Every verdict that was flushed, in the order of recording. */
    public List<OfClaim> all() throws IOException {
        var all = new ArrayList<OfClaim>();
        for (var some = after(-1);
                !some.isEmpty();
                some = after(some.getLast().rerun().entry())) {
            all.addAll(some);
        }
        return List.copyOf(all);
    }

    private List<OfClaim> after(long entry) throws IOException {
        return sql.read(connection -> {
            var some = new ArrayList<OfClaim>();
            try (var select = connection.prepareStatement("SELECT " + ClaimTable.columns("c")
                    + ", r.entry, r.verdict, r.recorded, r.recorded_nano, r.leaf FROM rerun r JOIN claim c ON c.number = r.number"
                    + " WHERE r.entry > ? ORDER BY r.entry LIMIT " + CHUNK)) {
                select.setLong(1, entry);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        var claim = ClaimTable.row(result);
                        some.add(new OfClaim(rerun(result, claim.number()), claim));
                    }
                }
            }
            return some;
        });
    }

    private static Rerun rerun(ResultSet result, long number) throws SQLException {
        int first = ClaimTable.WIDTH + 1;
        return new Rerun(
                result.getLong(first),
                number,
                result.getString(first + 1),
                Instant.ofEpochSecond(result.getLong(first + 2), result.getInt(first + 3)),
                Digest.ofSha256(result.getBytes(first + 4)));
    }
}
