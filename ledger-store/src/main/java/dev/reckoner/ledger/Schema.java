package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The database's shape, in numbered steps. A new database gets the whole shape of {@value #BASELINE} at once, out of
 * {@code schema/baseline.sql}, and then the steps after it; an older one gets every step that it lacks, {@code V2.sql} and on. The
 * number reached is kept in the database. Statements end with a semicolon at the end of a line; from the baseline on they are
 * understood by H2 and by PostgreSQL.
 */
final class Schema {
    static final int CURRENT = 10;
    static final int BASELINE = 5;

    /** Every table of a case. */
    static final Set<String> TABLES = Set.of(
            "case_state",
            "claim",
            "claim_id",
            "claim_label",
            "claim_payer",
            "claim_value",
            "entry_page",
            "evidence",
            "evidence_copy",
            "evidence_group",
            "evidence_reason",
            "ground",
            "ground_set",
            "key_change",
            "listed",
            "mention",
            "pack_end",
            "reason",
            "rerun",
            "schema_version",
            "tree_head",
            "tree_node");

    static final String TABLE = "schema_version";
    /** How H2 and PostgreSQL say that there is no such table. */
    private static final Set<String> NO_TABLE = Set.of("42S02", "42S04", "42P01");

    private Schema() {}

    /** Brings the database up to date. */
    static void update(Connection connection) throws IOException, SQLException {
        int version = version(connection);
        connection.rollback();
        if (version == 0) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (version INT NOT NULL)");
            }
            run(connection, "baseline", BASELINE);
            version = BASELINE;
        }
        for (int next = version + 1; next <= CURRENT; next++) {
            run(connection, "V" + next, next);
        }
        connection.commit();
    }

    /**
     * The number reached; 0 in a new database.
     *
     * @throws LedgerException LG-NEWER-VERSION if this program does not know it
     */
    static int version(Connection connection) throws IOException, SQLException {
        int version = known(connection);
        requireNoNewer(version);
        return version;
    }

    /**
     * Refuses what a later version of this program made.
     *
     * @throws LedgerException LG-NEWER-VERSION
     */
    static void requireNoNewer(int version) throws LedgerException {
        if (version > CURRENT) {
            throw new LedgerException(
                    "LG-NEWER-VERSION",
                    "This case was written by a newer version of Reckoner (schema " + version
                            + "); open it with that one.");
        }
    }

    private static int known(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT MAX(version) FROM " + TABLE)) {
            return result.next() ? result.getInt(1) : 0;
        } catch (SQLException e) {
            if (NO_TABLE.contains(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    private static void run(Connection connection, String name, int reached) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : script(name).split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            if (name.equals("V5")) {
                NodeMigration.run(connection);
            }
            statement.execute("INSERT INTO " + TABLE + " VALUES (" + reached + ")");
        }
    }

    private static String script(String name) throws IOException {
        try (var in = Schema.class.getResourceAsStream("schema/" + name + ".sql")) {
            if (in == null) {
                throw new LedgerException("LG-DATABASE", "The program lacks its own schema step " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
