package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts all claims by time, tier, evidence and verdict: one pass over their table, and one over the index of their reasons. */
public final class CoverageCounts {
    private final CaseTables sql;
    private final GroundSets sets;

    /** Counts over that database. */
    public CoverageCounts(CaseTables sql) {
        this.sql = sql;
        this.sets = new GroundSets(sql);
    }

    /**
     * Claims that have all of this in common.
     *
     * @param period which, counted from 0
     * @param tier name of their tier
     * @param strip what the checks that the table shows answered, one character each
     * @param verdict name of the verdict that stands; empty where they were not run again
     * @param claims how many
     */
    public record Cell(int period, String tier, String strip, Optional<String> verdict, long claims) {}

    /**
     * Every claim once.
     *
     * @param origin when the first period begins, seconds since 1970; no claim was made before
     * @param length of a period, seconds
     */
    public List<Cell> cells(long origin, long length) throws IOException {
        return sql.read(connection -> {
            var cells = new ArrayList<Cell>();
            // Numbers alone, and written out: a database takes two parameters of one value for two values.
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT period, tier, strip, verdict, COUNT(*) FROM"
                            + " (SELECT (made_at - (" + origin + ")) / " + length
                            + " AS period, tier, strip, verdict FROM claim) c"
                            + " GROUP BY period, tier, strip, verdict")) {
                while (result.next()) {
                    cells.add(new Cell(
                            result.getInt(1),
                            result.getString(2),
                            result.getString(3),
                            Optional.ofNullable(result.getString(4)),
                            result.getLong(5)));
                }
            }
            return cells;
        });
    }

    /** How many claims have each set of reason codes, by the set's number. */
    public Map<Integer, Long> byReasons() throws IOException {
        return sql.read(connection -> {
            var counts = new HashMap<Integer, Long>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT reasons, COUNT(*) FROM claim GROUP BY reasons")) {
                while (result.next()) {
                    counts.put(result.getInt(1), result.getLong(2));
                }
            }
            return counts;
        });
    }

    /**
     * How many claims have any of these codes.
     *
     * @param counts as {@link #byReasons} has them
     */
    public long having(Collection<String> codes, Map<Integer, Long> counts) throws IOException {
        return sets.holding(codes).stream()
                .mapToLong(set -> counts.getOrDefault(set, 0L))
                .sum();
    }

    /** Numbers of some claims that have any of these codes: spread over all of them, and about {@code most} at most. */
    public List<Integer> some(Collection<String> codes, Map<Integer, Long> counts, long most) throws IOException {
        long every = Math.max(1, Math.ceilDiv(having(codes, counts), most));
        var holding = sets.holding(codes);
        return sql.read(connection -> {
            var numbers = new ArrayList<Integer>();
            try (var select =
                    connection.prepareStatement("SELECT number FROM (SELECT number, ROW_NUMBER() OVER (ORDER BY"
                            + " number) AS place FROM claim WHERE reasons = ?) placed WHERE MOD(place - 1, ?) = 0")) {
                for (int set : holding) {
                    select.setInt(1, set);
                    select.setLong(2, every);
                    numbers.addAll(Tables.numbers(select));
                }
            }
            numbers.sort(null);
            return List.copyOf(numbers);
        });
    }
}
