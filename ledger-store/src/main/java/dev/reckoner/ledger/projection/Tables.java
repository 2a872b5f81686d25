package dev.reckoner.ledger.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.OptionalLong;

/** What the tables have in common. */
final class Tables {
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

    static OptionalLong index(ResultSet result, int column) throws SQLException {
        long index = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(index);
    }

    static void set(PreparedStatement statement, int parameter, OptionalLong index) throws SQLException {
        if (index.isPresent()) {
            statement.setLong(parameter, index.getAsLong());
        } else {
            statement.setNull(parameter, Types.BIGINT);
        }
    }
}
