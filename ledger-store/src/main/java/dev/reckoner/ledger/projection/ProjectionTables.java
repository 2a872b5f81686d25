package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All tables of the projection together: emptied to be filled again, and compared row by row with what they should hold. */
public final class ProjectionTables {
    private static final int CHUNK = 1_000;
    private static final List<Keyed> ALL = List.of(
            new Keyed("case_state", "name"),
            new Keyed("listed", "list", "entry"),
            new Keyed("claim", "number"),
            new Keyed("evidence", "number"),
            new Keyed("evidence_group", "number", "member"),
            new Keyed("evidence_copy", "entry"),
            new Keyed("mention", "subject", "entry"),
            new Keyed("claim_label", "label_key", "number"),
            new Keyed("claim_id", "id", "number"),
            new Keyed("claim_value", "value_key", "made", "number"),
            new Keyed("claim_payer", "number", "payer"),
            new Keyed("ground_set", "id"),
            new Keyed("ground", "ground_set", "member"),
            new Keyed("reason", "code"),
            new Keyed("evidence_reason", "item", "code"),
            new Keyed("rerun", "entry"));

    private ProjectionTables() {}

    /** A table with the columns of its key. */
    private record Keyed(String table, List<String> key) {
        Keyed(String table, String... key) {
            this(table, List.of(key));
        }

        String columns() {
            return String.join(", ", key);
        }
    }

    /**
     * A row that is not as it should be.
     *
     * @param table of that table
     * @param key the values of its key
     * @param column the first column that differs; empty where the row is missing or should not be there
     * @param stored what the table says; empty where the row is missing
     * @param expected what the entries add up to; empty where they say nothing of such a row
     */
    public record Difference(
            String table, String key, Optional<String> column, Optional<String> stored, Optional<String> expected) {}

    /** Empties them all. */
    public static void clear(CaseTables sql) throws IOException {
        for (var keyed : ALL) {
            sql.write(connection -> Tables.run(connection, "DELETE FROM " + keyed.table()));
        }
    }

    /**
     * Compares every row.
     *
     * @param stored what is to be examined
     * @param expected what it should be
     * @param most differences that are told; no row is looked at once there are so many
     * @param rows is told how many rows were compared
     */
    public static List<Difference> compare(
            CaseTables stored, CaseTables expected, int most, java.util.function.LongConsumer rows) throws IOException {
        var differences = new ArrayList<Difference>();
        long compared = 0;
        for (var keyed : ALL) {
            var here = new Rows(stored, keyed);
            var there = new Rows(expected, keyed);
            while (differences.size() < most
                    && (here.current().isPresent() || there.current().isPresent())) {
                compare(here, there, keyed).ifPresent(differences::add);
                rows.accept(++compared);
            }
        }
        return differences;
    }

    /** Compares a row and goes on to the next. */
    private static Optional<Difference> compare(Rows here, Rows there, Keyed keyed) throws IOException {
        int order = order(here.current(), there.current(), keyed.key().size());
        if (order < 0) {
            Row more = here.take();
            return Optional.of(new Difference(
                    keyed.table(), more.key(keyed), Optional.empty(), Optional.of(more.rest(keyed)), Optional.empty()));
        }
        if (order > 0) {
            Row lacking = there.take();
            return Optional.of(new Difference(
                    keyed.table(),
                    lacking.key(keyed),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(lacking.rest(keyed))));
        }
        Row stored = here.take();
        Row expected = there.take();
        return IntStream.range(0, stored.values().length)
                .filter(i -> !Objects.deepEquals(stored.values()[i], expected.values()[i]))
                .mapToObj(i -> new Difference(
                        keyed.table(),
                        stored.key(keyed),
                        Optional.of(stored.names().get(i)),
                        Optional.of(word(stored.values()[i])),
                        Optional.of(word(expected.values()[i]))))
                .findFirst();
    }

    private static String word(@Nullable Object value) {
        return value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** Negative where the first comes first, or the second is not there. */
    private static int order(Optional<Row> one, Optional<Row> other, int keys) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? 1 : -1;
        }
        for (int i = 0; i < keys; i++) {
            int order = order(one.get().values()[i], other.get().values()[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int order(Object one, Object other) {
        return switch (one) {
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) other);
            case String text -> text.compareTo((String) other);
            default -> Long.compare(((Number) one).longValue(), ((Number) other).longValue());
        };
    }

    /** A row: the columns of the key first. */
    private record Row(List<String> names, Object[] values) {
        String key(Keyed keyed) {
            return words(0, keyed.key().size());
        }

        /** What is not of its key. */
        String rest(Keyed keyed) {
            return words(keyed.key().size(), values.length);
        }

        private String words(int from, int to) {
            return IntStream.range(from, to).mapToObj(i -> word(values[i])).collect(Collectors.joining(", "));
        }
    }

    /** The rows of a table by key, some at a time. */
    private static final class Rows {
        private final CaseTables sql;
        private final Keyed keyed;
        private List<Row> chunk = List.of();
        private int next;
        private boolean ended;

        Rows(CaseTables sql, Keyed keyed) {
            this.sql = sql;
            this.keyed = keyed;
        }

        Optional<Row> current() throws IOException {
            if (next == chunk.size() && !ended) {
                chunk = chunk.isEmpty() ? read("", List.of()) : after(chunk.getLast());
                next = 0;
                ended = chunk.isEmpty();
            }
            return next < chunk.size() ? Optional.of(chunk.get(next)) : Optional.empty();
        }

        Row take() throws IOException {
            var row = current().orElseThrow();
            next++;
            return row;
        }

        private List<Row> after(Row last) throws IOException {
            var marks = keyed.key().stream().map(any -> "?").collect(Collectors.joining(", "));
            return read(
                    " WHERE (" + keyed.columns() + ") > (" + marks + ")",
                    Arrays.asList(last.values()).subList(0, keyed.key().size()));
        }

        private List<Row> read(String where, List<Object> parameters) throws IOException {
            return sql.read(connection -> {
                var rows = new ArrayList<Row>();
                var query =
                        "SELECT * FROM " + keyed.table() + where + " ORDER BY " + keyed.columns() + " LIMIT " + CHUNK;
                try (var select = connection.prepareStatement(query)) {
                    for (int i = 0; i < parameters.size(); i++) {
                        select.setObject(i + 1, parameters.get(i));
                    }
                    try (var result = select.executeQuery()) {
                        var columns = Columns.of(result.getMetaData(), keyed.key());
                        while (result.next()) {
                            rows.add(columns.row(result));
                        }
                    }
                }
                return rows;
            });
        }
    }

    /** The columns of an answer, those of the key first. */
    private record Columns(List<String> names, int[] places) {
        static Columns of(java.sql.ResultSetMetaData data, List<String> key) throws java.sql.SQLException {
            var all = new ArrayList<String>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                all.add(data.getColumnName(i).toLowerCase(java.util.Locale.ROOT));
            }
            var names = new ArrayList<>(key);
            all.stream().filter(name -> !key.contains(name)).forEach(names::add);
            return new Columns(
                    names,
                    names.stream().mapToInt(name -> all.indexOf(name) + 1).toArray());
        }

        Row row(java.sql.ResultSet result) throws java.sql.SQLException {
            var values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = result.getObject(places[i]);
            }
            return new Row(names, values);
        }
    }
}
