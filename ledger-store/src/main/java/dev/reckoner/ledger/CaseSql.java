package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where projections keep their tables: the database of the case. What they write is durable with the next commit of entries. */
public interface CaseSql {
    /** Reads what was committed. */
    <T> T read(Query<T> query) throws IOException;

    /** Writes, and commits without forcing it to disk; together with the entries of a batch that is open. */
    void write(Update update) throws IOException;

    /** A reading on a connection. */
    @FunctionalInterface
    interface Query<T> {
        /** Reads. */
        T on(Connection connection) throws SQLException;
    }

    /** A writing on a connection. */
    @FunctionalInterface
    interface Update {
        /** Writes. */
        void on(Connection connection) throws SQLException;
    }
}
