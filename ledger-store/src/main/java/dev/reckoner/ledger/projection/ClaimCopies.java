package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ids and labels of claims in their order. Both come in no order at all: an index that is kept up with each row rewrites one of its
 * pages for every claim, which is sevenfold the time of an import and most of the space. So they are tables of their own, to which
 * large portions are added in the order of the key.
 */
final class ClaimCopies {
    /** How many claims lag behind at most while claims are added. */
    static final int PORTION = 250_000;

    private final CaseTables sql;

    ClaimCopies(CaseTables sql) {
        this.sql = sql;
    }

    /** Adds the claims after that number, up to the other. */
    void add(long after, long last) throws IOException {
        for (long done = after; done < last; done += PORTION) {
            long from = done;
            sql.write(connection -> add(connection, from, Math.min(last, from + PORTION)));
        }
    }

    private static int add(Connection connection, long after, long last) throws SQLException {
        return copy(connection, "claim_label", "label_key", after, last)
                + copy(connection, "claim_id", "id", after, last);
    }

    private static int copy(Connection connection, String table, String key, long after, long last)
            throws SQLException {
        try (var copy = connection.prepareStatement("INSERT INTO " + table + " (" + key + ", number) SELECT " + key
                + ", number FROM claim WHERE number > ? AND number <= ? ORDER BY " + key + ", number")) {
            copy.setLong(1, after);
            copy.setLong(2, last);
            return copy.executeUpdate();
        }
    }
}
