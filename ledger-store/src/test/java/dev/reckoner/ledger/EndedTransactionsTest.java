package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.StringDataType;
import org.h2.value.VersionedValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts of a file that a kill left in the middle of a transaction is what H2 itself would make of it. */
class EndedTransactionsTest {
    private static final Map<String, String> BEFORE = Map.of("changed", "old", "removed", "here", "kept", "same");
    private static final Map<String, String> AFTER = Map.of("changed", "newest", "added", "more", "kept", "same");

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void leaveATransactionUnfinished() {
        file = folder.resolve("store.mv.db").toString();
        write(store -> {
            var transactions = new TransactionStore(store);
            transactions.init();
            var first = transactions.begin();
            first.<String, String>openMap("rows", StringDataType.INSTANCE, StringDataType.INSTANCE)
                    .putAll(BEFORE);
            first.commit();
            var second = transactions.begin();
            var rows = second.<String, String>openMap("rows", StringDataType.INSTANCE, StringDataType.INSTANCE);
            rows.put("changed", "new");
            rows.put("changed", "newest");
            rows.remove("removed");
            rows.put("added", "more");
        });
    }

    @Test
    void whatWasNotCommittedIsTakenBack() {
        assertThat(counting()).isEqualTo(BEFORE).isEqualTo(asH2Ends());
    }

    @Test
    void whatWasCommittedStands() {
        write(store -> {
            for (var name : store.getMapNames()) {
                if (name.startsWith("undoLog.") && store.hasData(name)) {
                    store.renameMap(EndedTransactions.log(store, name), name.replace('.', '-'));
                }
            }
        });
        assertThat(counting()).isEqualTo(AFTER);
        // Which H2 now writes as a mark at the end of what the transaction changed.
        write(store -> new TransactionStore(store).init());
        assertThat(counting()).isEqualTo(AFTER).isEqualTo(asH2Ends());
    }

    private Map<String, String> counting() {
        var rows = new HashMap<String, String>();
        try (var store = new MVStore.Builder().fileName(file).readOnly().open()) {
            var ended = EndedTransactions.of(store);
            MVMap<String, VersionedValue<String>> map = store.openMap(
                    "rows",
                    new MVMap.Builder<String, VersionedValue<String>>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(new VersionedValueType<>(StringDataType.INSTANCE)));
            map.forEach((key, value) -> ended.value(value).ifPresent(there -> rows.put(key, there)));
        }
        return rows;
    }

    private Map<String, String> asH2Ends() {
        try (var store = new MVStore.Builder().fileName(file).open()) {
            var transactions = new TransactionStore(store);
            transactions.init();
            transactions.endLeftoverTransactions();
            return new HashMap<>(
                    transactions.begin().openMap("rows", StringDataType.INSTANCE, StringDataType.INSTANCE));
        }
    }

    /** As a kill after a commit of the store leaves it. */
    private void write(Consumer<MVStore> work) {
        try (var store =
                new MVStore.Builder().fileName(file).autoCommitDisabled().open()) {
            work.accept(store);
            store.commit();
            store.closeImmediately();
        }
    }
}
