package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tables beside the entries in a case's database, made by the schema's steps: what is written to them during a
 * {@link LedgerBatch} is committed with its entries or not at all.
 */
public interface CaseTables {
    /**
     * Work on a connection, which belongs to the ledger: not to be committed, rolled back or closed.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads, at any time and from any thread. */
    <T> T read(Work<T> work) throws IOException;

    /** Writes together with the entries of the batch that is open; where none is open, commits at once. */
    <T> T write(Work<T> work) throws IOException;
}
