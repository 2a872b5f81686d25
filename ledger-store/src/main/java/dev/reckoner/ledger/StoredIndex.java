package dev.reckoner.ledger;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/**
 * An index in an H2 file.
 *
 * @param columns places of its columns in the table
 * @param sorting of each, as {@link SortOrder} has it
 * @param tableColumns how many columns the table has
 */
record StoredIndex(int id, String name, boolean primary, int[] columns, int[] sorting, int tableColumns) {
    /** Name of its map, which a primary key has not where it is the number that the table's rows lie under. */
    String map() {
        return "index." + id;
    }

    /** What its rows look like. */
    RowDataType rows() {
        return RowFactory.getDefaultRowFactory()
                .createRowFactory(
                        null, CompareMode.getInstance(null, 0), null, sorting, columns, null, tableColumns, true)
                .getRowDataType();
    }

    /** Its map, to be read. */
    MVMap<SearchRow, VersionedValue<Value>> open(MVStore store) {
        return store.openMap(
                map(),
                new MVMap.Builder<SearchRow, VersionedValue<Value>>()
                        .keyType(new KnownRows(rows()))
                        .valueType(new VersionedValueType<>(NullValueDataType.INSTANCE)));
    }
}
