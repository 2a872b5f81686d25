package dev.reckoner.ledger.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** What the tables have in common. */
final class Tables {
    private static final long WINDOW = 50_000;
    private static final char NO_CHARACTER = '\uFFFF';

    private Tables() {}

    @FunctionalInterface
    interface Filling<R> {
        void fill(PreparedStatement statement, R row) throws SQLException;
    }

    static int run(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }

    static <R> int batch(PreparedStatement statement, Collection<R> rows, int size, Filling<R> filling)
            throws SQLException {
        int batched = 0;
        for (R row : rows) {
            filling.fill(statement, row);
            statement.addBatch();
            if (++batched % size == 0) {
                statement.executeBatch();
            }
        }
        statement.executeBatch();
        return batched;
    }

    /** A number; 0 where the query answers none. */
    static long number(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var result = sql.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Takes a row that was read. */
    @FunctionalInterface
    interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    /**
     * Reads the columns {@code number} and another of all rows, by number; some at a time, since a database may hold the whole
     * answer to a query in memory.
     *
     * @return how many numbers there are at most
     */
    static long each(Connection connection, String table, String column, Reading reading) throws SQLException {
        long last = number(connection, "SELECT MAX(number) FROM " + table);
        for (long from = 0; from < last; from += WINDOW) {
            try (var sql = connection.createStatement();
                    var result = sql.executeQuery("SELECT number, " + column + " FROM " + table + " WHERE number > "
                            + from + " AND number <= " + (from + WINDOW) + " ORDER BY number")) {
                while (result.next()) {
                    reading.row(result);
                }
            }
        }
        return last;
    }

    /** Numbers of claims, the only column. */
    static List<Integer> numbers(PreparedStatement select) throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                numbers.add(Math.toIntExact(result.getLong(1)));
            }
        }
        return numbers;
    }

    /** Text as every database keeps it: some know no zero character. U+FFFF is no character, and stands for it. */
    static String text(String text) {
        return text.replace('\0', NO_CHARACTER);
    }

    /** Text that {@link #text} kept. */
    static String textOf(ResultSet result, int column) throws SQLException {
        return result.getString(column).replace(NO_CHARACTER, '\0');
    }

    static OptionalLong index(ResultSet result, int column) throws SQLException {
        long index = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** The values, and how many rows are wanted as the last parameter. */
    static void set(PreparedStatement statement, List<?> values, int limit) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
        statement.setInt(values.size() + 1, limit);
    }

    static void set(PreparedStatement statement, int parameter, OptionalLong index) throws SQLException {
        if (index.isPresent()) {
            statement.setLong(parameter, index.getAsLong());
        } else {
            statement.setNull(parameter, Types.BIGINT);
        }
    }
}
