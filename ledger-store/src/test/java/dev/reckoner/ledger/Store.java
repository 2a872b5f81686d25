package dev.reckoner.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** What keeps the tables of a case in a test. */
public enum Store {
    /** The file in the case's folder. */
    H2,
    /** A server, where the variable {@code RECKONER_POSTGRES_URL} names one. */
    POSTGRESQL;

    private static final Optional<String> SERVER = Optional.ofNullable(System.getenv("RECKONER_POSTGRES_URL"));

    /** Makes a case. */
    public Ledger create(Path folder, String origin) throws IOException {
        return Ledger.create(folder, origin, Cases.NOW, setup());
    }

    /** How a new case is kept there. */
    public CaseSetup setup() {
        return this == H2 ? CaseSetup.PLAIN : CaseSetup.shared(newSchema());
    }

    /** A schema for one case on the server, where there is one. */
    static CaseDatabase newSchema() {
        assumeTrue(SERVER.isPresent(), "RECKONER_POSTGRES_URL names no PostgreSQL server");
        return CaseDatabase.at(SERVER.orElseThrow());
    }

    /** A connection behind the back of whoever has the case open. */
    public static Connection connect(Path folder) throws SQLException {
        try {
            var server = CaseDatabase.read(folder);
            return server.isPresent()
                    ? new PostgresEngine(server.get().url(), server.get().schema()).connect(true)
                    : DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
