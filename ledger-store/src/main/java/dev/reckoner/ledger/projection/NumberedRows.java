package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/**
 * The numbers and ids of a table's rows, read into memory when somebody first asks for an id: an index of random digests would
 * cost every insertion several times as much as the row itself.
 */
final class NumberedRows {
    private final CaseTables sql;
    private final String table;
    private Optional<DigestNumbers> numbers = Optional.empty();
    private long last = -1;

    NumberedRows(CaseTables sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    /** The highest number that was given out. */
    long last() throws IOException {
        if (last < 0) {
            last = sql.read(connection -> Tables.number(connection, "SELECT MAX(number) FROM " + table));
        }
        return last;
    }

    /** The number for one more row of that id. */
    long next(Digest id) throws IOException {
        long next = last() + 1;
        numbers().add(id, next);
        last = next;
        return next;
    }

    /** Numbers of the rows that may be of that id; none is certainly not. */
    Collection<Integer> candidates(Digest id) throws IOException {
        return numbers().candidates(id);
    }

    private DigestNumbers numbers() throws IOException {
        if (numbers.isEmpty()) {
            var read = new DigestNumbers();
            sql.read(connection -> Tables.each(
                    connection, table, "id", row -> read.add(Digest.ofSha256(row.getBytes(2)), row.getLong(1))));
            numbers = Optional.of(read);
        }
        return numbers.get();
    }
}
