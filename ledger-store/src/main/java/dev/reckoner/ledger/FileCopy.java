package dev.reckoner.ledger;

import java.util.List;
import java.util.Locale;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueInteger;
import org.h2.value.ValueNull;
import org.h2.value.ValueVarchar;

/**
 * Writes what an H2 file holds into another that nobody else arranged: row by row, known tables and their indexes alone, and of the
 * statements those that this program makes. How the first file lays out its pages, which maps and types it has beside these, and what
 * transactions left in it, has no say in the second.
 */
final class FileCopy {
    /** How much larger than the first file the second may become: each is compressed, the first perhaps much better than any of ours. */
    private static final int MOST_GROWTH = 8;

    private static final long ALWAYS_ALLOWED_BYTES = 256 << 20;

    private final MVStore from;
    private final MVStore target;
    private final long mostBytes;
    private final Transaction to;
    private final EndedTransactions ended;

    private FileCopy(MVStore from, MVStore to) {
        this.from = from;
        this.target = to;
        this.mostBytes =
                ALWAYS_ALLOWED_BYTES + MOST_GROWTH * from.getFileStore().size();
        this.ended = EndedTransactions.of(from);
        var transactions =
                new TransactionStore(to, new MetaType<org.h2.engine.Database>(null, null), new ValueDataType(), 0);
        transactions.init();
        this.to = transactions.begin();
    }

    /**
     * Writes all of it.
     *
     * @param statements that were looked through
     * @param indexes false if they are to be empty, for H2 to make anew from the tables
     * @param to new and empty
     * @throws LedgerException LG-DATABASE if rows of a table cannot be read, or are none that this program writes
     */
    static void write(MVStore from, List<StoredStatement> statements, boolean indexes, MVStore to)
            throws LedgerException {
        var copy = new FileCopy(from, to);
        copy.put(statements);
        for (var table : StoredTable.of(statements)) {
            copy.rows(table);
            for (var index : table.indexes()) {
                if (from.hasMap(index.map())) {
                    copy.rows(index, indexes);
                }
            }
        }
        copy.to.commit();
    }

    private void put(List<StoredStatement> statements) {
        var map = to.openMap(StoredStatement.MAP, LongDataType.INSTANCE, StoredStatement.rows());
        for (var statement : statements) {
            map.putCommitted((long) statement.id(), row(statement));
        }
    }

    private static SearchRow row(StoredStatement statement) {
        var values = new Value[] {
            ValueInteger.get(statement.id()),
            ValueInteger.get(0),
            ValueInteger.get(statement.type()),
            ValueVarchar.get(statement.sql())
        };
        var row = RowFactory.getDefaultRowFactory().createRow(values, 0);
        row.setKey(statement.id());
        return row;
    }

    private void rows(StoredTable table) throws LedgerException {
        TransactionMap<Long, SearchRow> map = to.openMap(table.map(), LongDataType.INSTANCE, table.rows());
        long[] reached = {-1};
        try {
            boolean ordered = OrderedTree.walk(table.open(from), (number, value) -> {
                ended.value(value).ifPresent(row -> put(map, number, row));
                reached[0] = number;
            });
            if (!ordered) {
                throw new IllegalStateException("Its rows are out of order or others than are counted");
            }
        } catch (RuntimeException damaged) {
            if (isOfTarget(damaged)) {
                throw damaged;
            }
            throw new LedgerException(
                    "LG-DATABASE",
                    "The ledger's database could not be opened: its file is damaged or was cut, and its table "
                            + table.name().toLowerCase(Locale.ROOT) + " cannot be read"
                            + (reached[0] < 0 ? "" : " after number " + reached[0])
                            + ". Nothing was changed. Restore the case from a backup or a copy.",
                    damaged);
        }
    }

    /** One that cannot be read stays empty: H2 makes it anew from its table. */
    private void rows(StoredIndex index, boolean copied) {
        TransactionMap<SearchRow, Value> map = to.openMap(index.map(), index.rows(), NullValueDataType.INSTANCE);
        if (!copied) {
            return;
        }
        boolean ordered;
        try {
            ordered = OrderedTree.walk(
                    index.open(from),
                    (row, value) -> ended.value(value).ifPresent(there -> put(map, row, ValueNull.INSTANCE)));
        } catch (RuntimeException damaged) {
            if (isOfTarget(damaged)) {
                throw damaged;
            }
            ordered = false;
        }
        if (!ordered) {
            map.clear();
        }
    }

    private <K, V> void put(TransactionMap<K, V> map, K key, V value) {
        map.putCommitted(key, value);
        if (target.getFileStore().size() > mostBytes) {
            throw new IllegalStateException("It holds far more than a file of its size does");
        }
    }

    private static boolean isOfTarget(RuntimeException e) {
        return e instanceof MVStoreException store
                && (store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
                        || store.getErrorCode() == DataUtils.ERROR_CLOSED);
    }
}
