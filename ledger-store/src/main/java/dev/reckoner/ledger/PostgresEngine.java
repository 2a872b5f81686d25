package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A schema of its own on a PostgreSQL server (15 or later), for a case that a team shares. Who may connect is the server's and the
 * team's business: passwords come from the driver's usual places, such as the file {@code .pgpass}, and never from a case.
 *
 * @param url address of the database, {@code jdbc:postgresql:…}, without a password
 * @param schema name of the schema, lower-case letters, digits and underscores
 */
record PostgresEngine(String url, String schema) implements Engine {
    /** Tells this program's locks on a server from those of others. */
    private static final int LOCK_FAMILY = 0x5243_4b4e;

    private static final int EARLIEST = 15;
    /** How PostgreSQL says that somebody else holds a lock. */
    private static final String NOT_AVAILABLE = "55P03";

    /** What a server runs it runs at its own place, by the rights of those who may. */
    @Override
    public void prepare(String closedAs) {
        // see above
    }

    @Override
    public void settled() {
        // see above
    }

    @Override
    public String closed() {
        // the server goes on
        return "";
    }

    /** A server keeps its indexes itself. */
    @Override
    public FileDifferences differences() {
        return FileDifferences.NONE;
    }

    @Override
    public Connection connect(boolean autoCommit) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            statement.execute("SET search_path TO " + schema);
            statement.execute("SET synchronous_commit TO on");
            connection.setAutoCommit(autoCommit);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Takes the schema and all that it holds from the server: what was to become a case and did not. */
    void drop() throws IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        } catch (SQLException e) {
            throw Database.failed("be removed", e);
        }
    }

    /** A server has copies of its own; a step that fails is taken back as a whole. */
    @Override
    public void update(int version) throws SQLException, IOException {
        try (var connection = connect(false)) {
            lock(connection);
            Schema.update(connection);
        }
    }

    /** A commit of PostgreSQL is on disk when it returns, {@linkplain #lock if the server is set so}. */
    @Override
    public void force(Connection connection) {
        // see above
    }

    /** A server sees to that by itself. */
    @Override
    public boolean isWasteful(Connection connection) {
        return false;
    }

    @Override
    public void tidy() {
        // see above
    }

    @Override
    public void renewIndexes() {
        // see above
    }

    @Override
    public void lock(Connection connection) throws IOException, SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < EARLIEST) {
            throw new LedgerException(
                    "LG-DATABASE",
                    "The server is PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + "; " + EARLIEST
                            + " or later is needed.");
        }
        try (var statement = connection.createStatement()) {
            try (var result = statement.executeQuery("SHOW fsync")) {
                if (result.next() && !"on".equals(result.getString(1))) {
                    throw new LedgerException(
                            "LG-NOT-DURABLE",
                            "The server does not force what is committed to its disk (fsync is off): a case would lose"
                                    + " entries in a power cut. Have it set to on.");
                }
            }
            // A connection that was closed, or whose program was killed, may still be ending.
            statement.execute("SET lock_timeout TO '2s'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK_FAMILY + ", hashtext('" + schema + "'))");
            statement.execute("SET lock_timeout TO 0");
        } catch (SQLException e) {
            if (NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new LedgerException("LG-LOCKED", "The case is open in another program.", e);
            }
            throw e;
        }
    }
}
