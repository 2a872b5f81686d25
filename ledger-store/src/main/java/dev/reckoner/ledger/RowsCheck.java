package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/**
 * Looks whether an H2 file gives the same rows however they are asked for: in order, by their number, or through an index. H2 keeps
 * these apart and believes each; where they differ, what is shown need not be what was verified.
 */
final class RowsCheck {
    private static final Pattern TABLE =
            Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"(?<name>\\w+)\"\\((?<columns>.*)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\n {4}\"");
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?<primary>PRIMARY KEY|INDEX) \"PUBLIC\"\\.\"(?<name>\\w+)\" ON \"PUBLIC\"\\.\"(?<table>\\w+)\"\\(.*",
            Pattern.DOTALL);

    private final MVStore store;
    private final Map<String, DataType<?>> types;
    private final byte[] key = Keys.random(Keys.BYTES);
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private record Table(long id, int columns, List<Index> indexes) {}

    private record Index(long id, String name, boolean primary) {}

    /**
     * Of a store that was opened to look at it.
     *
     * @param types by their names
     */
    RowsCheck(MVStore store, Map<String, DataType<?>> types) {
        this.store = store;
        this.types = types;
    }

    /** What does not fit, as sentences. */
    List<String> failures(Map<Long, String> statements) {
        statements.forEach((id, statement) -> {
            var table = TABLE.matcher(statement);
            if (table.matches()) {
                tables.put(table.group("name"), new Table(id, columns(table), new ArrayList<>()));
            }
        });
        statements.forEach((id, statement) -> {
            var index = INDEX.matcher(statement);
            if (index.matches() && tables.containsKey(index.group("table"))) {
                boolean primary = index.group("primary").startsWith("PRIMARY");
                tables.get(index.group("table")).indexes().add(new Index(id, index.group("name"), primary));
            }
        });
        tables.forEach(this::check);
        return failures;
    }

    private static int columns(Matcher table) {
        return (int) COLUMN.matcher(table.group("columns")).results().count();
    }

    private void check(String name, Table table) {
        boolean numbered = false;
        var sums = new LinkedHashMap<String, RowSum>();
        var found = new LinkedHashMap<String, RowSum>();
        for (var index : table.indexes()) {
            if (index.primary() && !store.hasMap("index." + index.id())) {
                numbered = true;
            } else {
                var type = keyType(index);
                sums.put(index.name(), new RowSum(key, columns(type)));
                found.put(index.name(), inOrder(index, type));
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

    private RowDataType keyType(Index index) {
        int id = Integer.parseInt(String.valueOf(store.getMetaMap().get("name.index." + index.id())), 16);
        return (RowDataType)
                Objects.requireNonNull(types.get(KnownMaps.config(store, id).get("key")));
    }

    private static int[] columns(RowDataType type) {
        var indexes = type.getIndexes();
        return indexes == null ? new int[0] : indexes;
    }

    private RowSum inOrder(Index index, RowDataType type) {
        var sum = new RowSum(key, columns(type));
        MVMap<SearchRow, VersionedValue<Value>> map = store.openMap(
                "index." + index.id(),
                new MVMap.Builder<SearchRow, VersionedValue<Value>>()
                        .keyType(type)
                        .valueType(new VersionedValueType<>(NullValueDataType.INSTANCE)));
        SearchRow before = null;
        boolean ordered = true;
        for (var each = map.cursor(null); each.hasNext(); ) {
            var entry = each.next();
            ordered &= (before == null || type.compare(before, entry) < 0) && map.containsKey(entry);
            sum.add(entry.getKey(), entry);
            before = entry;
        }
        if (!ordered || map.sizeAsLong() != sum.rows()) {
            failures.add("the index " + index.name() + " is not in its own order, or counts other rows than it has.");
        }
        return sum;
    }

    private void addRows(String name, Table table, boolean numbered, Map<String, RowSum> sums) {
        DataType<SearchRow> row = RowFactory.getDefaultRowFactory()
                .createRowFactory(
                        null, CompareMode.getInstance(null, 0), null, null, null, null, table.columns(), false)
                .getRowDataType();
        var map = store.openMap(
                "table." + table.id(),
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(row)));
        long rows = 0;
        boolean fits = true;
        long before = Long.MIN_VALUE;
        for (var each = map.cursor(null); each.hasNext(); rows++) {
            long number = each.next();
            var value = each.getValue();
            var current = value.getCurrentValue();
            fits &= current != null && value.isCommitted() && (rows == 0 || before < number) && map.containsKey(number);
            fits &= !numbered || current != null && current.getValue(0).getLong() == number;
            for (var sum : sums.values()) {
                if (current != null) {
                    sum.add(number, current);
                }
            }
            before = number;
        }
        if (!fits || map.sizeAsLong() != rows) {
            failures.add("the table " + name
                    + " has rows under other numbers than their own, out of order, or counts others than it has: asked for in"
                    + " another way it answers otherwise.");
        }
    }
}
