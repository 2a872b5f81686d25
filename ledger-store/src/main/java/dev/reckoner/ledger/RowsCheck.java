package dev.reckoner.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVStore;

/**
 * Looks whether an H2 file gives the same rows however they are asked for: in order, by their number, or through an index. H2 keeps
 * these apart and believes each; where they differ, what is shown need not be what was verified.
 */
final class RowsCheck {
    private final MVStore store;
    private final byte[] key = Keys.random(Keys.BYTES);
    private final List<String> failures = new ArrayList<>();

    /** Of a store that was opened to look at it. */
    RowsCheck(MVStore store) {
        this.store = store;
    }

    /** What does not fit, as sentences. */
    List<String> failures(List<StoredTable> tables) {
        tables.forEach(this::check);
        return failures;
    }

    private void check(StoredTable table) {
        var sums = new LinkedHashMap<String, RowSum>();
        var found = new LinkedHashMap<String, RowSum>();
        for (var index : table.indexes()) {
            if (store.hasMap(index.map())) {
                sums.put(index.name(), new RowSum(key, index.columns()));
                found.put(index.name(), rows(index));
            }
        }
        addRows(table, sums);
        found.forEach((index, sum) -> {
            if (!sum.equalTo(Objects.requireNonNull(sums.get(index)))) {
                failures.add("the index " + index + " does not give the rows that its table " + table.name()
                        + " has: what is found through it need not be all that is there.");
            }
        });
    }

    private RowSum rows(StoredIndex index) {
        var sum = new RowSum(key, index.columns());
        boolean ordered = OrderedTree.walk(
                index.open(store), (row, value) -> sum.add(value.isCommitted() ? row.getKey() : -1, row));
        if (!ordered) {
            failures.add("the index " + index.name() + " is not in its own order, or counts other rows than it has.");
        }
        return sum;
    }

    private void addRows(StoredTable table, Map<String, RowSum> sums) {
        var numbering = table.numbering(store);
        boolean[] fits = {true};
        boolean ordered = OrderedTree.walk(table.open(store), (number, value) -> {
            var row = value.getCurrentValue();
            fits[0] &= row != null
                    && value.isCommitted()
                    && numbering
                            .map(column -> row.getValue(column).getLong() == number)
                            .orElse(true);
            if (row != null) {
                sums.values().forEach(sum -> sum.add(number, row));
            }
        });
        if (!ordered || !fits[0]) {
            failures.add("the table " + table.name()
                    + " has rows under other numbers than their own, out of order, or counts others than it has: asked for in"
                    + " another way it answers otherwise.");
        }
    }
}
