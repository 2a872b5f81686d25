package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.LongDataType;
import org.h2.result.SearchRow;
import org.h2.value.VersionedValue;

/**
 * A statement in an H2 file, which H2 carries out whenever it opens the file.
 *
 * @param id number of what it makes, and of the map of its rows if it has any
 * @param type what that is, in H2's numbers
 */
record StoredStatement(int id, int type, String sql) {
    /** Name of the map that they are in. */
    static final String MAP = "table.0";

    private static final int ID = 0;
    private static final int TYPE = 2;
    private static final int SQL = 3;
    private static final int COLUMNS = 4;
    /** Ten times as many as there are. */
    private static final int MOST = 1_000;

    /** What their rows look like. */
    static RowDataType rows() {
        return StoredTable.rows(COLUMNS);
    }

    /**
     * All of a file's, by their numbers; none that a transaction left that never ended.
     *
     * @throws LedgerException LG-SCHEMA if there are too many, or one lies where another should be
     */
    static List<StoredStatement> all(MVStore store) throws LedgerException {
        var all = new ArrayList<StoredStatement>();
        var ended = EndedTransactions.of(store);
        MVMap<Long, VersionedValue<SearchRow>> map = store.openMap(
                MAP,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(new KnownRows(rows()))));
        boolean[] fits = {true};
        boolean ordered = OrderedTree.walk(map, (number, value) -> {
            ended.value(value).ifPresent(row -> {
                // H2 keeps these statements themselves as what has the number 0.
                fits[0] &= number > 0 && row.getValue(ID).getLong() == number && all.size() < MOST;
                if (fits[0]) {
                    all.add(new StoredStatement(
                            row.getValue(ID).getInt(),
                            row.getValue(TYPE).getInt(),
                            String.valueOf(row.getValue(SQL).getString())));
                }
            });
        });
        if (!ordered || !fits[0]) {
            throw KnownStatements.refused(
                    "what it is to carry out is out of order, under other numbers than its own, or more than " + MOST
                            + " statements");
        }
        return all;
    }
}
