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
                failures.add(
                        "a search in the case does not find what reading it in order shows, so it may leave something out or"
                                + " put something in (index " + index + " of the table " + table.name() + ").");
            }
        });
    }

    private RowSum rows(StoredIndex index) {
        var sum = new RowSum(key, index.columns());
        boolean ordered = OrderedTree.walk(
                index.open(store), (row, value) -> sum.add(value.isCommitted() ? row.getKey() : -1, row));
        if (!ordered) {
            failures.add(
                    "a search in the case may pass over what is there, since what it goes by is out of order or counted"
                            + " wrongly (index " + index.name() + ").");
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
            failures.add(
                    "something in the case is shown otherwise when it is looked up than when it is read in order, so what is"
                            + " shown need not be what was verified (rows of the table " + table.name()
                            + " under other numbers than their own, out of order, or miscounted).");
        }
    }
}
