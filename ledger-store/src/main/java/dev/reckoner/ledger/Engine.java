package dev.reckoner.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What keeps the tables of a case: a file of its own, or a server that a team shares. All else speaks the SQL that both know. */
sealed interface Engine permits H2Engine, PostgresEngine {
    /**
     * Before the first connection: sees to it that opening what is there runs nothing that somebody else wrote.
     *
     * @param closedAs what {@link #closed} said of it, if this program closed it a moment ago; empty otherwise
     * @throws LedgerException LG-SCHEMA if it would, or has other tables than any version of this program makes
     */
    void prepare(String closedAs) throws IOException;

    /** When what was opened proved to agree with the case's heads. */
    void settled() throws IOException;

    /** After the last connection was closed, or what is there was put there by this program; says how to know it again. */
    String closed();

    /**
     * While there is no connection: what is there otherwise than it should be, below the level of the tables; reads all of it.
     *
     * @throws LedgerException as {@link #prepare}, which comes first
     */
    FileDifferences differences() throws IOException;

    /** One more connection. */
    Connection connect(boolean autoCommit) throws SQLException;

    /**
     * While there is no connection: brings tables of an earlier version up to date, all or nothing, and keeps them as they were.
     *
     * @param version theirs
     */
    void update(int version) throws IOException, SQLException;

    /** After a commit: returns when what was committed survives a power cut. */
    void force(Connection connection) throws SQLException;

    /** True if much of the place that the tables take up is no longer used. */
    boolean isWasteful(Connection connection) throws IOException, SQLException;

    /** While there is no connection: gives that back, all or nothing. */
    void tidy() throws IOException;

    /** While there is no connection: has every index made anew from its table. */
    void renewIndexes() throws IOException;

    /**
     * Keeps others from writing as long as the connection is open.
     *
     * @throws LedgerException LG-LOCKED if somebody else does
     */
    void lock(Connection connection) throws IOException, SQLException;
}
