package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What keeps the tables of a case: a file of its own, or a server that a team shares. All else speaks the SQL that both know. */
sealed interface Engine permits H2Engine, PostgresEngine {
    /**
     * Looks at what is there before it is opened.
     *
     * @return sentences on what the newest version makes and is not there; empty where nothing is there yet
     * @throws LedgerException LG-SCHEMA if opening it could run what somebody else wrote
     */
    List<String> examine() throws IOException;

    /**
     * Looks whether what is there gives the same rows however they are asked for, before it is opened; reads all of it.
     *
     * @return what is not so, as sentences
     */
    List<String> compareRows() throws IOException;

    /** One more connection. */
    Connection connect(boolean autoCommit) throws SQLException;

    /**
     * Before tables of an earlier version are changed.
     *
     * @param version theirs
     */
    void keepEarlier(int version) throws IOException;

    /** After a commit: returns when what was committed survives a power cut. */
    void force(Connection connection) throws SQLException;

    /**
     * Writes what the tables hold anew where much of their place is no longer used, all or nothing.
     *
     * @return true if it did so, which has closed every connection
     */
    boolean tidy(Connection connection) throws IOException, SQLException;

    /**
     * Keeps others from writing as long as the connection is open.
     *
     * @throws LedgerException LG-LOCKED if somebody else does
     */
    void lock(Connection connection) throws IOException, SQLException;
}
