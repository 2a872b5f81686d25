package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.LongDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.value.CompareMode;
import org.h2.value.VersionedValue;

/**
 * A table in an H2 file. What its rows and those of its indexes look like is taken from the statements that make them, which are known,
 * and not from what the file says of its maps.
 */
record StoredTable(int id, String name, List<String> columns, List<StoredIndex> indexes) {
    private static final Pattern TABLE =
            Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"(?<name>\\w+)\"\\((?<columns>.*)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\n {4}\"(\\w+)\"");
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?<primary>PRIMARY KEY|INDEX) \"PUBLIC\"\\.\"(?<name>\\w+)\""
                    + " ON \"PUBLIC\"\\.\"(?<table>\\w+)\"\\((?<key>.*)\\)",
            Pattern.DOTALL);
    private static final Pattern KEY_COLUMN =
            Pattern.compile("\"(?<name>\\w+)\"(?<descending> DESC)?(?<nulls> NULLS (?:FIRST|LAST))?");

    StoredTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** The tables that the statements make, with their indexes. */
    static List<StoredTable> of(List<StoredStatement> statements) {
        Map<String, StoredTable> tables = new LinkedHashMap<>();
        for (var statement : statements) {
            var table = TABLE.matcher(statement.sql());
            if (table.matches()) {
                var columns = COLUMN.matcher(table.group("columns"))
                        .results()
                        .map(column -> column.group(1))
                        .toList();
                tables.put(
                        table.group("name"), new StoredTable(statement.id(), table.group("name"), columns, List.of()));
            }
        }
        for (var statement : statements) {
            var index = INDEX.matcher(statement.sql());
            if (index.matches()) {
                tables.computeIfPresent(
                        index.group("table"), (name, table) -> table.with(statement.id(), index.toMatchResult()));
            }
        }
        return List.copyOf(tables.values());
    }

    /** What rows of so many columns look like. */
    static RowDataType rows(int columns) {
        int[] ascending = new int[columns];
        Arrays.fill(ascending, SortOrder.ASCENDING);
        return RowFactory.getDefaultRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, ascending, null, null, columns, false)
                .getRowDataType();
    }

    /** What its rows look like. */
    RowDataType rows() {
        return rows(columns.size());
    }

    /** Name of its map. */
    String map() {
        return "table." + id;
    }

    /** Its map, to be read. */
    MVMap<Long, VersionedValue<SearchRow>> open(MVStore store) {
        return store.openMap(
                map(),
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(new KnownRows(rows()))));
    }

    /**
     * Place of the column that is the number which the rows lie under. H2 takes a primary key of one column for that where it has no map
     * of its own.
     */
    Optional<Integer> numbering(MVStore store) {
        return indexes.stream()
                .filter(index -> index.primary() && index.columns().length == 1 && !store.hasMap(index.map()))
                .map(index -> index.columns()[0])
                .findFirst();
    }

    private StoredTable with(int id, MatchResult found) {
        var keys = KEY_COLUMN.matcher(found.group("key")).results().toList();
        var index = new StoredIndex(
                id,
                found.group("name"),
                found.group("primary").startsWith("PRIMARY"),
                keys.stream()
                        .mapToInt(key -> columns.indexOf(key.group("name")))
                        .toArray(),
                keys.stream().mapToInt(StoredTable::sorting).toArray(),
                columns.size());
        var more = new ArrayList<>(indexes);
        more.add(index);
        return new StoredTable(this.id, name, columns, more);
    }

    private static int sorting(MatchResult column) {
        int nulls = column.group("nulls") == null
                ? 0
                : column.group("nulls").endsWith("FIRST") ? SortOrder.NULLS_FIRST : SortOrder.NULLS_LAST;
        return (column.group("descending") == null ? SortOrder.ASCENDING : SortOrder.DESCENDING) | nulls;
    }
}
