package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which claims took a value and which made it, by the first 64 bits of its digest: whoever asks compares the claims' own. Digests
 * come in no order, so rows are added sorted and in large portions, as those of {@link ClaimCopies} are. Not thread-safe for
 * writing.
 */
public final class ValueTable {
    /** So many inputs, and so many outputs, of a claim are found by their digest; a model has seldom more than a few. */
    public static final int MOST = 32;

    private static final int PORTION = 500_000;
    private static final int BATCH = 1_000;

    private final CaseTables sql;
    private final List<Row> added = new ArrayList<>();

    private record Row(long value, int made, long number) {
        private static final Comparator<Row> IN_ORDER =
                Comparator.comparingLong(Row::value).thenComparing(Row::made).thenComparing(Row::number);
    }

    /**
     * A value that one claim made and another took.
     *
     * @param makers numbers of the claims that made it, ascending
     * @param takers numbers of the claims that took it, ascending
     */
    public record Link(List<Integer> makers, List<Integer> takers) {
        public Link {
            makers = List.copyOf(makers);
            takers = List.copyOf(takers);
        }
    }

    /** The table of that database. */
    public ValueTable(CaseTables sql) {
        this.sql = sql;
    }

    /** A claim's values; in the table once settled. */
    public void add(long number, Collection<Digest> taken, Collection<Digest> made) throws IOException {
        add(number, 0, taken);
        add(number, 1, made);
        if (added.size() >= PORTION) {
            settle();
        }
    }

    private void add(long number, int side, Collection<Digest> values) {
        Set<Long> keys = new LinkedHashSet<>();
        values.stream().limit(MOST).forEach(value -> keys.add(key(value)));
        keys.forEach(key -> added.add(new Row(key, side, number)));
    }

    private static long key(Digest value) {
        return ByteBuffer.wrap(value.bytes()).getLong();
    }

    /** Writes what was added; before it is committed, and rarely. */
    public void settle() throws IOException {
        if (added.isEmpty()) {
            return;
        }
        added.sort(Row.IN_ORDER);
        sql.write(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO claim_value (value_key, made, number) VALUES (?, ?, ?)")) {
                return Tables.batch(insert, added, BATCH, (statement, row) -> {
                    statement.setLong(1, row.value());
                    statement.setInt(2, row.made());
                    statement.setLong(3, row.number());
                });
            }
        });
        added.clear();
    }

    /** Numbers of the claims that may have made a value, ascending, so many at most. */
    public List<Integer> makers(Digest value, int most) throws IOException {
        return numbers(key(value), 1, most);
    }

    /** Numbers of the claims that may have taken a value, ascending, so many at most. */
    public List<Integer> takers(Digest value, int most) throws IOException {
        return numbers(key(value), 0, most);
    }

    private List<Integer> numbers(long value, int made, int most) throws IOException {
        return sql.read(connection -> {
            try (var select = connection.prepareStatement("SELECT number FROM claim_value WHERE value_key = ?"
                    + " AND made = ? ORDER BY value_key, made, number LIMIT ?")) {
                Tables.set(select, List.of(value, made), most);
                return Tables.numbers(select);
            }
        });
    }

    /**
     * The values that several claims made, as the numbers of these claims; reads the whole index once.
     *
     * @param most so many values at most
     * @param mostClaims so many claims of each, the first of them
     */
    public List<List<Integer>> madeAlike(int most, int mostClaims) throws IOException {
        List<Long> values = sql.read(connection -> {
            try (var select = connection.prepareStatement("SELECT value_key FROM claim_value WHERE made = 1"
                    + " GROUP BY value_key HAVING COUNT(*) > 1 ORDER BY value_key LIMIT ?")) {
                select.setInt(1, most);
                return keys(select);
            }
        });
        var alike = new ArrayList<List<Integer>>(values.size());
        for (long value : values) {
            alike.add(numbers(value, 1, mostClaims));
        }
        return alike;
    }

    private static List<Long> keys(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Long>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                found.add(result.getLong(1));
            }
        }
        return found;
    }

    /** The values that some claim made and some claim took; reads the whole index once. */
    public List<Link> links(int most) throws IOException {
        List<Long> values = sql.read(connection -> {
            try (var select = connection.prepareStatement("SELECT value_key FROM claim_value GROUP BY value_key"
                    + " HAVING MIN(made) < MAX(made) ORDER BY value_key LIMIT ?")) {
                select.setInt(1, most);
                return keys(select);
            }
        });
        var links = new ArrayList<Link>(values.size());
        for (long value : values) {
            links.add(new Link(numbers(value, 1, Integer.MAX_VALUE), numbers(value, 0, Integer.MAX_VALUE)));
        }
        return links;
    }
}
