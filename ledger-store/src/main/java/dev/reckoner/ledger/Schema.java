package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database's shape, in numbered steps: {@code schema/V1.sql}, {@code V2.sql} … Each step that the database lacks runs in
 * order; the number reached is kept in the database. Statements end with a semicolon at the end of a line.
 */
final class Schema {
    static final int CURRENT = 6;

    private Schema() {}

    /** Brings the database up to date. */
    static void update(Connection connection) throws IOException, SQLException {
        int version = version(connection);
        if (version > CURRENT) {
            throw new LedgerException(
                    "LG-NEWER-VERSION",
                    "This case was written by a newer version of Reckoner (schema " + version
                            + "); open it with that one.");
        }
        for (int next = version + 1; next <= CURRENT; next++) {
            run(connection, next);
        }
        connection.commit();
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)");
            try (var result = statement.executeQuery("SELECT MAX(version) FROM schema_version")) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private static void run(Connection connection, int version) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : script(version).split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute("INSERT INTO schema_version VALUES (" + version + ")");
        }
    }

    private static String script(int version) throws IOException {
        try (var in = Schema.class.getResourceAsStream("schema/V" + version + ".sql")) {
            if (in == null) {
                throw new LedgerException("LG-DATABASE", "The program lacks its own schema step " + version + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
