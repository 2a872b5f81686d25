package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.VersionedValue;

/**
 * The statements in an H2 file that H2 carries out whenever it opens it, read without opening the database: an alias, a view, a
 * linked table or any command among them would run what somebody else wrote before anything can be verified. So would other
 * {@linkplain KnownMaps maps} than a case has.
 */
final class StoredStatements {
    private static final String META = "table.0";
    private static final int META_COLUMNS = 4;
    private static final int ID = 0;
    private static final int SQL = 3;
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
     * @return for each thing that is stored its statement, and where it is being changed the one before too
     * @throws LedgerException LG-SCHEMA if H2 would make an object of what is there; LG-LOCKED; LG-DATABASE if the file is damaged
     */
    List<List<String>> read() throws IOException {
        try {
            var found = look();
            if (!found.unfinished().isEmpty()) {
                requireRows(found.unfinished());
                takeBack();
                found = look();
                if (!found.unfinished().isEmpty()) {
                    throw KnownStatements.refused("what a transaction left cannot be taken back");
                }
            }
            return found.statements();
        } catch (MVStoreException e) {
            throw Database.failed("be opened", e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
            throw Database.damaged("be opened", damaged);
        }
    }

    /**
     * Looks whether the rows of all tables are the same however they are asked for: reads all of the file.
     *
     * @return what is not so, as sentences
     * @throws LedgerException as {@link #read}, which comes first
     */
    List<String> compareRows() throws IOException {
        try (var store = builder().readOnly().open()) {
            var named = new HashMap<Long, String>();
            for (var one : stored(store)) {
                named.put(one.id(), one.versions().getFirst());
            }
            return new RowsCheck(store).failures(named);
        } catch (MVStoreException e) {
            throw Database.failed("be verified", e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
            throw Database.damaged("be verified", damaged);
        }
    }

    private record Found(List<List<String>> statements, List<String> unfinished) {}

    private Found look() throws LedgerException {
        try (var store = builder().readOnly().open()) {
            var maps = new KnownMaps(store);
            maps.require();
            return new Found(statements(store), maps.unfinished());
        }
    }

    private MVStore.Builder builder() {
        var builder =
                new MVStore.Builder().fileName("nio:" + file.toAbsolutePath()).autoCommitDisabled();
        return cipher.fileKey().map(builder::encryptionKey).orElse(builder);
    }

    /** What would be taken back must be rows. */
    private void requireRows(List<String> unfinished) throws LedgerException {
        try (var store = builder().readOnly().open()) {
            var records = new UndoRecords(store, types(store));
            for (var name : unfinished) {
                OrderedTree.require(
                        store.openMap(
                                name,
                                new MVMap.Builder<Long, Integer>()
                                        .keyType(LongDataType.INSTANCE)
                                        .valueType(records)),
                        "of what a transaction left");
            }
        }
    }

    private static Map<String, DataType<?>> types(MVStore store) {
        Map<String, DataType<?>> types = new HashMap<>();
        MVMap<String, DataType<?>> registered = store.openMap(
                KnownMaps.TYPES,
                new MVMap.Builder<String, DataType<?>>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(new MetaType<org.h2.engine.Database>(null, null)));
        for (var each = registered.cursor(null); each.hasNext(); ) {
            var name = each.next();
            types.put(name, each.getValue());
        }
        return types;
    }

    private void takeBack() {
        try (var store = builder().open()) {
            var transactions = new TransactionStore(
                    store, new MetaType<org.h2.engine.Database>(null, null), new ValueDataType(), 0);
            transactions.init();
            transactions.endLeftoverTransactions();
            store.commit();
        }
    }

    private static List<List<String>> statements(MVStore store) throws LedgerException {
        return stored(store).stream().map(Stored::versions).toList();
    }

    /**
     * Something that is stored.
     *
     * @param id number of the map of its rows, if it has any
     * @param versions its statement, and where it is being changed the one before too
     */
    private record Stored(long id, List<String> versions) {}

    private static List<Stored> stored(MVStore store) throws LedgerException {
        var stored = new ArrayList<Stored>();
        DataType<SearchRow> type = RowFactory.getDefaultRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, null, null, null, META_COLUMNS, false)
                .getRowDataType();
        var meta = store.openMap(
                META,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(type)));
        OrderedTree.require(meta, "of its statements");
        for (var each = meta.cursor(null); each.hasNext(); ) {
            long number = each.next();
            var versions = rows(each.getValue()).toList();
            stored.add(new Stored(
                    versions.isEmpty() ? 0 : versions.getFirst().getValue(ID).getLong(),
                    versions.stream()
                            .map(row -> String.valueOf(row.getValue(SQL).getString()))
                            .distinct()
                            .toList()));
            if (versions.stream().anyMatch(row -> row.getValue(ID).getLong() != number)) {
                throw KnownStatements.refused("the database stores a statement under another number than its own");
            }
            if (stored.size() > MOST) {
                throw KnownStatements.refused(
                        "the database has more than " + MOST + " tables, indexes and other things");
            }
        }
        return stored;
    }

    /** What is there, and what would be there if it were taken back; one and the same as a rule. */
    private static Stream<SearchRow> rows(VersionedValue<SearchRow> value) {
        return Stream.of(value.getCurrentValue(), value.getCommittedValue()).filter(Objects::nonNull);
    }
}
