package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads claims in portions: by question and order, by id, and as counts. From any thread. */
public final class ClaimPages {
    /** How many rows make a page. */
    public static final int PAGE = 100;

    private static final String BY_NUMBER =
            "SELECT " + ClaimTable.columns("c") + " FROM claim c WHERE c.number IN (?%s)";

    /** One statement for every few numbers: the database keeps those that it has seen, and looks up each number that it is given. */
    private static final int STEP = 10;

    private final CaseTables sql;

    /** The claims of that database. */
    public ClaimPages(CaseTables sql) {
        this.sql = sql;
    }

    /** The claims to which the condition applies, in that order, where no isolation is in force. */
    public ClaimListing list(ClaimCondition condition, ClaimOrder order) throws IOException {
        return list(condition, order, ClaimMarks.NONE);
    }

    /**
     * The claims to which the condition applies, in that order; nothing is read yet but what the reason codes stand for.
     *
     * @param marks what isolations in force touch
     */
    public ClaimListing list(ClaimCondition condition, ClaimOrder order, ClaimMarks marks) throws IOException {
        return list(condition, order, marks, ClaimListing.KEPT);
    }

    /** The same, which keeps so many numbers one by one. */
    ClaimListing list(ClaimCondition condition, ClaimOrder order, ClaimMarks marks, int kept) throws IOException {
        return new ClaimListing(sql, ResolvedCondition.of(sql, condition, marks), order, kept);
    }

    /** Claims from that number on, so many at most. */
    public List<ClaimFacts> byNumber(long from, int most) throws IOException {
        return ClaimTable.rows(sql, from, most);
    }

    /** How many claims there are. */
    public long size() throws IOException {
        return sql.read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT COUNT(*) FROM claim")) {
                return result.next() ? result.getLong(1) : 0L;
            }
        });
    }

    /** The claims of these ids, in their order; ids that the case does not hold are left out. */
    public List<ClaimFacts> rows(Collection<Digest> ids) throws IOException {
        var numbers = numbers(new LinkedHashSet<>(ids));
        var rows = new HashMap<Digest, ClaimFacts>();
        rowsOf(sql, numbers).forEach(row -> rows.putIfAbsent(row.id(), row));
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /** The claims of these numbers, in their order; numbers of none are left out. */
    public List<ClaimFacts> byNumbers(List<Integer> numbers) throws IOException {
        return rowsOf(sql, numbers);
    }

    private List<Integer> numbers(Collection<Digest> ids) throws IOException {
        return numbers(sql, ids);
    }

    static List<Integer> numbers(CaseTables sql, Collection<Digest> ids) throws IOException {
        return sql.read(connection -> {
            var found = new ArrayList<Integer>();
            try (var select = connection.prepareStatement("SELECT number FROM claim_id WHERE id = ?")) {
                for (var id : ids) {
                    select.setBytes(1, id.bytes());
                    found.addAll(Tables.numbers(select));
                }
            }
            return found;
        });
    }

    /** The claims of these numbers, in their order. */
    static List<ClaimFacts> rowsOf(CaseTables sql, List<Integer> numbers) throws IOException {
        var rows = new ArrayList<ClaimFacts>(numbers.size());
        for (int from = 0; from < numbers.size(); from += PAGE) {
            var some = numbers.subList(from, Math.min(numbers.size(), from + PAGE));
            Map<Integer, ClaimFacts> found = page(sql, some).stream()
                    .collect(Collectors.toMap(row -> (int) row.number(), row -> row, (a, b) -> a));
            some.stream().filter(found::containsKey).map(found::get).forEach(rows::add);
        }
        return rows;
    }

    private static List<ClaimFacts> page(CaseTables sql, List<Integer> numbers) throws IOException {
        int asked = Math.ceilDiv(numbers.size(), STEP) * STEP;
        return sql.read(connection -> {
            try (var select = connection.prepareStatement(BY_NUMBER.formatted(", ?".repeat(asked - 1)))) {
                for (int i = 0; i < asked; i++) {
                    select.setLong(i + 1, numbers.get(Math.min(i, numbers.size() - 1)));
                }
                return ClaimTable.rows(select);
            }
        });
    }

    /** How many claims name each value, by the values' order. */
    public Map<String, Long> count(ClaimCondition.Name name) throws IOException {
        return count(name.column());
    }

    /** How many of those claims name each value, by the values' order. */
    public Map<String, Long> count(ClaimCondition.Name name, ClaimNumbers among) throws IOException {
        return sql.read(connection -> {
            var counts = new TreeMap<String, Long>();
            Tables.each(connection, "claim", name.column(), row -> {
                if (among.has(row.getLong(1))) {
                    counts.merge(row.getString(2) == null ? "" : Tables.textOf(row, 2), 1L, Long::sum);
                }
            });
            return counts;
        });
    }

    private Map<String, Long> count(String column) throws IOException {
        return sql.read(connection -> {
            var counts = new LinkedHashMap<String, Long>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "SELECT " + column + ", COUNT(*) FROM claim GROUP BY " + column + " ORDER BY " + column)) {
                while (result.next()) {
                    counts.put(result.getString(1) == null ? "" : Tables.textOf(result, 1), result.getLong(2));
                }
            }
            return counts;
        });
    }

    /** When the earliest claim was made, to the second; empty where there is none. */
    public Optional<Instant> earliest() throws IOException {
        return edge("MIN");
    }

    /** When the latest claim was made, to the second; empty where there is none. */
    public Optional<Instant> latest() throws IOException {
        return edge("MAX");
    }

    private Optional<Instant> edge(String which) throws IOException {
        return sql.read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT " + which + "(made_at) FROM claim")) {
                if (!result.next()) {
                    return Optional.empty();
                }
                long seconds = result.getLong(1);
                return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
            }
        });
    }
}
