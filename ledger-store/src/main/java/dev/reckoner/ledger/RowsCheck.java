package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.LongDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.VersionedValue;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether an H2 file gives the same rows however they are asked for: in order, by their number, or through an index. H2 keeps
 * these apart and believes each; where they differ, what is shown need not be what was verified. What columns an index is of, and in
 * which order, its statement says and not the file.
 */
final class RowsCheck {
    private static final Pattern TABLE =
            Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"(?<name>\\w+)\"\\((?<columns>.*)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\n {4}\"(\\w+)\"");
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?<primary>PRIMARY KEY|INDEX) \"PUBLIC\"\\.\"(?<name>\\w+)\""
                    + " ON \"PUBLIC\"\\.\"(?<table>\\w+)\"\\((?<key>.*)\\)",
            Pattern.DOTALL);
    private static final Pattern KEY_COLUMN =
            Pattern.compile("\"(?<name>\\w+)\"(?<descending> DESC)?(?<nulls> NULLS (?:FIRST|LAST))?");

    private final MVStore store;
    private final byte[] key = Keys.random(Keys.BYTES);
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private record Table(long id, List<String> columns, List<Index> indexes) {}

    /**
     * An index.
     *
     * @param columns places of its columns in the table
     * @param sorting of each, as {@link SortOrder} has it
     */
    private record Index(long id, String name, boolean primary, int[] columns, int[] sorting) {}

    /** Of a store that was opened to look at it. */
    RowsCheck(MVStore store) {
        this.store = store;
    }

    /**
     * What does not fit, as sentences.
     *
     * @param statements of the tables and indexes, by the number of each
     */
    List<String> failures(Map<Long, String> statements) {
        statements.forEach((id, statement) -> {
            var table = TABLE.matcher(statement);
            if (table.matches()) {
                var columns = COLUMN.matcher(table.group("columns"))
                        .results()
                        .map(column -> column.group(1))
                        .toList();
                tables.put(table.group("name"), new Table(id, columns, new ArrayList<>()));
            }
        });
        statements.forEach((id, statement) -> {
            var index = INDEX.matcher(statement);
            if (index.matches()) {
                var table = Objects.requireNonNull(tables.get(index.group("table")));
                table.indexes().add(index(id, index.toMatchResult(), table));
            }
        });
        tables.forEach(this::check);
        return failures;
    }

    private static Index index(long id, MatchResult found, Table table) {
        var columns = KEY_COLUMN.matcher(found.group("key")).results().toList();
        return new Index(
                id,
                found.group("name"),
                found.group("primary").startsWith("PRIMARY"),
                columns.stream()
                        .mapToInt(column -> table.columns().indexOf(column.group("name")))
                        .toArray(),
                columns.stream().mapToInt(RowsCheck::sorting).toArray());
    }

    private static int sorting(MatchResult column) {
        int nulls = column.group("nulls") == null
                ? 0
                : column.group("nulls").endsWith("FIRST") ? SortOrder.NULLS_FIRST : SortOrder.NULLS_LAST;
        return (column.group("descending") == null ? SortOrder.ASCENDING : SortOrder.DESCENDING) | nulls;
    }

    private void check(String name, Table table) {
        boolean numbered = false;
        var sums = new LinkedHashMap<String, RowSum>();
        var found = new LinkedHashMap<String, RowSum>();
        for (var index : table.indexes()) {
            if (index.primary() && !store.hasMap("index." + index.id())) {
                numbered = true;
            } else {
                sums.put(index.name(), new RowSum(key, index.columns()));
                found.put(index.name(), rows(index, table));
            }
        }
        addRows(name, table, numbered, sums);
        found.forEach((index, sum) -> {
            if (!sum.equalTo(Objects.requireNonNull(sums.get(index)))) {
                failures.add("the index " + index + " does not give the rows that its table " + name
                        + " has: what is found through it need not be all that is there.");
            }
        });
    }

    private RowSum rows(Index index, Table table) {
        var sum = new RowSum(key, index.columns());
        MVMap<SearchRow, VersionedValue<Value>> map = store.openMap(
                "index." + index.id(),
                new MVMap.Builder<SearchRow, VersionedValue<Value>>()
                        .keyType(type(
                                index.sorting(),
                                index.columns(),
                                table.columns().size(),
                                true))
                        .valueType(new VersionedValueType<>(NullValueDataType.INSTANCE)));
        boolean committed =
                OrderedTree.walk(map, (row, value) -> sum.add(value.isCommitted() ? row.getKey() : -1, row));
        if (!committed) {
            failures.add("the index " + index.name() + " is not in its own order, or counts other rows than it has.");
        }
        return sum;
    }

    private static RowDataType type(int @Nullable [] sorting, int @Nullable [] columns, int count, boolean numbers) {
        return RowFactory.getDefaultRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, sorting, columns, null, count, numbers)
                .getRowDataType();
    }

    private void addRows(String name, Table table, boolean numbered, Map<String, RowSum> sums) {
        var map = store.openMap(
                "table." + table.id(),
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(
                                type(null, null, table.columns().size(), false))));
        boolean[] fits = {true};
        boolean ordered = OrderedTree.walk(map, (number, value) -> {
            var row = value.getCurrentValue();
            fits[0] &= row != null
                    && value.isCommitted()
                    && (!numbered || row.getValue(0).getLong() == number);
            if (row != null) {
                sums.values().forEach(sum -> sum.add(number, row));
            }
        });
        if (!ordered || !fits[0]) {
            failures.add("the table " + name
                    + " has rows under other numbers than their own, out of order, or counts others than it has: asked for in"
                    + " another way it answers otherwise.");
        }
    }
}
