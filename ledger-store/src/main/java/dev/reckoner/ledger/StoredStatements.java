package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.VersionedValue;

/**
 * The statements in an H2 file that H2 carries out whenever it opens it, read without opening the database: an alias, a view, a
 * linked table or a constraint among them would run what somebody else wrote before anything can be verified. The same goes for what
 * H2 makes objects of: types of maps, which are named by their classes, and names of transactions, which are serialized.
 */
final class StoredStatements {
    private static final String META = "table.0";
    private static final int META_COLUMNS = 4;
    private static final int SQL = 3;
    private static final String TYPES = "_";
    private static final String UNDO = "undoLog.";
    /** What this program never writes: names of transactions, values that are too large for their row. */
    private static final List<String> EMPTY = List.of("openTransactions", "lobMap", "lobRef", "lobData", "tempLobMap");
    /** Ten times as many as there are. */
    private static final int MOST = 1_000;

    private final Path file;
    private final DatabaseCipher cipher;

    StoredStatements(Path file, DatabaseCipher cipher) {
        this.file = file;
        this.cipher = cipher;
    }

    /**
     * Reads them. What a transaction left that never ended is taken back first, as H2 would, since it may be a statement.
     *
     * @throws LedgerException LG-SCHEMA if H2 would make an object of what is there; LG-LOCKED; LG-DATABASE if the file is damaged
     */
    List<String> read() throws IOException {
        try {
            try (var store = builder().readOnly().open()) {
                requireHarmless(store);
                if (!hasUnfinished(store)) {
                    return statements(store);
                }
            }
            try (var store = builder().open()) {
                takeBackUnfinished(store);
                return statements(store);
            }
        } catch (MVStoreException e) {
            throw Database.failed("be opened", e);
        } catch (RuntimeException | StackOverflowError damaged) {
            throw Database.damaged("be opened", damaged);
        }
    }

    private MVStore.Builder builder() {
        var builder =
                new MVStore.Builder().fileName("nio:" + file.toAbsolutePath()).autoCommitDisabled();
        return cipher.fileKey().map(builder::encryptionKey).orElse(builder);
    }

    private void requireHarmless(MVStore store) throws LedgerException {
        for (var name : EMPTY) {
            if (store.hasData(name)) {
                throw KnownStatements.refused("the database's map " + name + " is not empty");
            }
        }
        var types = store.openMap(
                TYPES,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(new TypeNames()));
        var each = types.cursor(null);
        while (each.hasNext()) {
            each.next();
            for (var type : each.getValue().split(" ", -1)) {
                if (!TypeNames.KNOWN.contains(type)) {
                    throw KnownStatements.refused("the database has values of the type " + Printable.of(type));
                }
            }
        }
    }

    private static boolean hasUnfinished(MVStore store) {
        return store.getMapNames().stream().anyMatch(name -> name.startsWith(UNDO) && store.hasData(name));
    }

    private static void takeBackUnfinished(MVStore store) {
        var transactions = new TransactionStore(store);
        transactions.init();
        transactions.endLeftoverTransactions();
        store.commit();
    }

    private static List<String> statements(MVStore store) throws LedgerException {
        var statements = new ArrayList<String>();
        DataType<SearchRow> type = RowFactory.getDefaultRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, null, null, null, META_COLUMNS, false)
                .getRowDataType();
        var meta = store.openMap(
                META,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(type)));
        var each = meta.cursor(null);
        while (each.hasNext()) {
            each.next();
            for (var row : rows(each.getValue())) {
                statements.add(String.valueOf(row.getValue(SQL).getString()));
            }
            if (statements.size() > MOST) {
                throw KnownStatements.refused(
                        "the database has more than " + MOST + " tables, indexes and other things");
            }
        }
        return statements;
    }

    /** What is there, and what would be there if it were taken back; one and the same as a rule. */
    private static List<SearchRow> rows(VersionedValue<SearchRow> value) {
        return Stream.of(value.getCurrentValue(), value.getCommittedValue())
                .filter(Objects::nonNull)
                .toList();
    }
}
