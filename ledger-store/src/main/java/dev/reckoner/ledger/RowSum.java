package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.ValueDataType;
import org.h2.result.SearchRow;

/**
 * A sum over rows in any order: the same for a table and for an index of it, if the index gives each row once and no other. Each row
 * is hashed under a key that nobody knows beforehand, so that none can be made up to fit.
 */
final class RowSum {
    private final byte[] key;
    private final int[] columns;
    private final MessageDigest sha = Digest.sha256Function();
    private final ValueDataType values = new ValueDataType();
    private final WriteBuffer bytes = new WriteBuffer();
    private final long[] sum = new long[4];
    private long rows;

    /**
     * Begins.
     *
     * @param key random
     * @param columns whose values count, beside the row's number
     */
    RowSum(byte[] key, int[] columns) {
        this.key = key;
        this.columns = columns;
    }

    /** Adds a row of that number. */
    void add(long number, SearchRow row) {
        bytes.clear();
        bytes.putLong(number);
        for (int column : columns) {
            values.write(bytes, row.getValue(column));
        }
        sha.update(key);
        var content = bytes.getBuffer();
        sha.update(content.array(), 0, bytes.position());
        var hash = ByteBuffer.wrap(sha.digest());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    /** How many were added. */
    long rows() {
        return rows;
    }

    /** True if the other was made of the same rows. */
    boolean equalTo(RowSum other) {
        return rows == other.rows && Arrays.equals(sum, other.sum);
    }
}
