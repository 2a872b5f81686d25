package dev.reckoner.ledger;

import java.nio.ByteBuffer;
import java.util.Set;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.result.SearchRow;
import org.h2.value.Value;

/**
 * Rows of the types that any version's tables have. A value of another type may cost more to look at than there is time for, as a decimal
 * of a few bytes with millions of digits does, so none gets past reading.
 */
final class KnownRows extends BasicDataType<SearchRow> {
    private static final Set<Integer> VALUE_TYPES = Set.of(
            Value.NULL,
            Value.BOOLEAN,
            Value.SMALLINT,
            Value.INTEGER,
            Value.BIGINT,
            Value.VARCHAR,
            Value.BINARY,
            Value.VARBINARY);

    private final RowDataType rows;

    KnownRows(RowDataType rows) {
        this.rows = rows;
    }

    @Override
    public SearchRow read(ByteBuffer from) {
        var row = rows.read(from);
        for (int i = 0; i < row.getColumnCount(); i++) {
            var value = row.getValue(i);
            if (value != null && !VALUE_TYPES.contains(value.getValueType())) {
                throw new IllegalStateException("A value is of a type that no table has");
            }
        }
        return row;
    }

    @Override
    public int compare(SearchRow left, SearchRow right) {
        return rows.compare(left, right);
    }

    @Override
    public int getMemory(SearchRow row) {
        return rows.getMemory(row);
    }

    @Override
    public void write(WriteBuffer to, SearchRow row) {
        rows.write(to, row);
    }

    @Override
    public SearchRow[] createStorage(int size) {
        return rows.createStorage(size);
    }
}
