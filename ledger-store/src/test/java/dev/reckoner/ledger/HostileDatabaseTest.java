package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.ValueDecfloat;
import org.h2.value.ValueJavaObject;
import org.h2.value.ValueVarchar;
import org.h2.value.VersionedValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that do something when they are opened, or that would be believed though they are not what they seem. */
class HostileDatabaseTest {
    private static final Pattern OF_A_CASE =
            Pattern.compile("_|openTransactions|lobMap|tempLobMap|lobRef|lobData|(table|index)\\.\\d+|undoLog\\.\\d+");

    @TempDir
    Path folder;

    private Path at;
    private Path trace;

    @BeforeEach
    void makeCase() throws IOException {
        at = folder.resolve("case");
        trace = folder.resolve("trace");
        Cases.make(at);
    }

    static Stream<List<String>> attacks() {
        return Stream.of(
                List.of(
                        "ALTER TABLE schema_version RENAME TO kept",
                        "CREATE VIEW schema_version AS SELECT 8 AS version, FILE_WRITE(X'41', 'TRACE') AS w FROM kept"),
                List.of("CREATE SCHEMA o", "CREATE VIEW o.v AS SELECT FILE_WRITE(X'41', 'TRACE') AS w"),
                List.of("CREATE ALIAS touch AS $$ void touch() throws Exception"
                        + " { java.nio.file.Files.createFile(java.nio.file.Path.of(\"TRACE\")); } $$"),
                List.of(
                        "CREATE LINKED TABLE far ('', 'jdbc:h2:mem:x;INIT=CREATE TABLE IF NOT EXISTS y(z INT)', '', '', 'Y')"),
                List.of("ALTER TABLE listed ADD CONSTRAINT c CHECK (FILE_WRITE(X'41', 'TRACE') > 0) NOCHECK"),
                List.of("ALTER TABLE listed ALTER COLUMN name SET DEFAULT CAST(FILE_READ('TRACE') AS VARCHAR)"),
                List.of("ALTER TABLE listed ADD COLUMN g BIGINT GENERATED ALWAYS AS (entry + 1)"),
                List.of(
                        "ALTER TABLE entry_page DROP PRIMARY KEY",
                        "CREATE INDEX other ON entry_page (first_index DESC)"),
                List.of("CREATE DOMAIN d AS INT CHECK (VALUE > 0)"),
                List.of("CREATE CONSTANT c VALUE 1"),
                List.of("CREATE SEQUENCE s"),
                List.of("CREATE USER other PASSWORD 'x' ADMIN"),
                List.of("CREATE ROLE r"),
                List.of("GRANT ALL ON SCHEMA PUBLIC TO PUBLIC"),
                List.of("CREATE SYNONYM s FOR listed"),
                List.of("COMMENT ON TABLE listed IS 'x'"),
                List.of("CREATE TABLE extra (number INT)"),
                List.of("SET DATABASE_EVENT_LISTENER ''", "SET CLUSTER ''", "SET MAX_MEMORY_ROWS 5"),
                List.of("SET ALLOW_LITERALS NONE"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatNoVersionMakesIsRefusedBeforeItIsCarriedOut(List<String> statements) throws Exception {
        Cases.sql(
                at,
                statements.stream()
                        .map(sql -> sql.replace("TRACE", trace.toString()))
                        .toArray(String[]::new));
        Files.deleteIfExists(trace);
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-SCHEMA");
        assertThat(trace).doesNotExist();
    }

    @Test
    void anEncryptedCaseIsLookedThroughToo() throws Exception {
        var sealed = folder.resolve("sealed");
        Cases.makeEncrypted(sealed);
        Cases.sql(sealed, Optional.of(Cases.passphrase()), "CREATE TABLE extra (number INT)");
        LedgerTest.assertCode(() -> Cases.openEncrypted(sealed), "LG-SCHEMA");
    }

    @Test
    void whatIsMissingIsSaidByVerifying() throws Exception {
        Cases.sql(at, "DROP INDEX claim_by_time", "ALTER TABLE entry_page DROP PRIMARY KEY");
        assertThat(Cases.verify(at).failures())
                .filteredOn(failure -> failure.startsWith("LG-SCHEMA"))
                .hasSize(3)
                .anyMatch(failure -> failure.contains("(no 'CREATE INDEX \"PUBLIC\".\"CLAIM_BY_TIME\""))
                .anyMatch(failure -> failure.contains("ALTER TABLE \"PUBLIC\".\"ENTRY_PAGE\" ADD CONSTRAINT"));
    }

    /** A table that answers out of another database is stored by another statement, though it is called a table too. */
    @Test
    void aLinkedTableIsNotTakenForOneOfTheCases() throws Exception {
        Cases.sql(
                at,
                "DROP TABLE listed",
                "CREATE LINKED TABLE listed ('', 'jdbc:h2:mem:x;INIT=CREATE TABLE IF NOT EXISTS"
                        + " listed(list VARCHAR, entry BIGINT, name VARCHAR)', '', '', 'LISTED')");
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-SCHEMA");
    }

    /** The statement stands in no table yet: H2 would put it there as it takes back what was never committed. */
    @Test
    void aStatementThatTakingBackWouldRestoreIsSeen() throws Exception {
        try (var store =
                new MVStore.Builder().fileName(file()).autoCommitDisabled().open()) {
            var transactions = new TransactionStore(store);
            transactions.init();
            var first = transactions.begin();
            var rows = first.<Long, SearchRow>openMap("table.0");
            long id = rows.lastKey();
            var row = Objects.requireNonNull(rows.get(id));
            var kept = row.getValue(3);
            row.setValue(3, ValueVarchar.get("CREATE ALIAS touch AS $$ void touch() {} $$"));
            rows.put(id, row);
            first.commit();
            var second = transactions.begin();
            var again = second.<Long, SearchRow>openMap("table.0");
            var harmless = (SearchRow) org.h2.result.Row.get(
                    new org.h2.value.Value[] {row.getValue(0), row.getValue(1), row.getValue(2), kept}, 0);
            again.put(id, harmless);
            store.commit();
            store.closeImmediately();
        }
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-SCHEMA");
    }

    /** H2 makes objects of these before it looks at anything else. */
    @Test
    void aNameOfATransactionIsNotDeserialized() throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            store.openMap("openTransactions").put(1, new Object[] {1, "name"});
        }
        assertOpensWithoutThat();
    }

    @Test
    void aTypeIsNotMadeAnObjectOfAnyClass() throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            MVMap<String, String> types = store.openMap(
                    "_",
                    new MVMap.Builder<String, String>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(StringDataType.INSTANCE));
            types.clear();
            // As H2 writes it: the length, then the name.
            types.put("8fa25204", "javax.swing.JFrame");
            store.openMap("x", new MVMap.Builder<Long, String>().keyType(LongDataType.INSTANCE))
                    .put(1L, "x");
        }
        assertOpensWithoutThat();
        assertThat(Files.readString(Path.of(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("JFrame");
    }

    /** H2 takes any map whose name begins so for what a transaction left. */
    @ParameterizedTest
    @ValueSource(strings = {"undoLogX5", "undoLog55", "undoLog.9999", "undoLog", "table.0x", "temporary"})
    void aMapOfAnotherNameIsLeftBehind(String name) throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            store.openMap(
                            name,
                            new MVMap.Builder<Long, Long>()
                                    .keyType(LongDataType.INSTANCE)
                                    .valueType(LongDataType.INSTANCE))
                    .put(1L, 1L);
        }
        assertOpensWithoutThat();
    }

    /** Everything of the case's is there, and nothing else. */
    private void assertOpensWithoutThat() throws Exception {
        assertThat(Cases.verify(at).failures()).isEmpty();
        try (var store = new MVStore.Builder().fileName(file()).readOnly().open()) {
            assertThat(store.getMapNames())
                    .allMatch(name -> OF_A_CASE.matcher(name).matches());
            assertThat(store.<Integer, Object[]>openMap("openTransactions")).isEmpty();
        }
    }

    /** Of two names that are one, what is looked through is what is opened. */
    @ParameterizedTest
    @ValueSource(strings = {"name.table.1", "mz.7"})
    void ofANameThatIsThereTwiceOneCounts(String name) throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            var map = store.openMap(
                    "temp.7",
                    new MVMap.Builder<Long, Long>()
                            .keyType(LongDataType.INSTANCE)
                            .valueType(LongDataType.INSTANCE));
            store.getMetaMap().put(name, Integer.toHexString(map.getId()));
        }
        byte[] bytes = Files.readAllBytes(Path.of(file()));
        byte[] from = name.getBytes(StandardCharsets.US_ASCII);
        byte[] to = "name.table.0".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + from.length <= bytes.length; at++) {
            if (from.length == to.length && Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, bytes, at, to.length);
            }
        }
        Files.write(Path.of(file()), bytes);
        try {
            assertThat(Cases.verify(at).failures()).isEmpty();
        } catch (LedgerException damaged) {
            // Which table loses its name depends on how many there are: where it is that of the entries, they are
            // missed.
            assertThat(damaged.code()).isIn("LG-DATABASE", "LG-GAP");
        }
    }

    /** As a kill leaves it while an index is made. */
    @Test
    void whatSortingLeftIsNoReasonToRefuse() throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            store.openMap(
                            "temp.3",
                            new MVMap.Builder<Long, Long>()
                                    .keyType(LongDataType.INSTANCE)
                                    .valueType(LongDataType.INSTANCE))
                    .put(1L, 1L);
        }
        assertThat(Cases.verify(at).failures()).isEmpty();
    }

    /** A record of a map without types is read as a Java object. */
    @Test
    void whatATransactionLeftOfAnotherMapIsNotRead() throws Exception {
        try (var store =
                new MVStore.Builder().fileName(file()).autoCommitDisabled().open()) {
            int names =
                    Integer.parseInt(Objects.requireNonNull(store.getMetaMap().get("name.openTransactions")), 16);
            var undo = store.openMap(
                    "undoLog.5",
                    new MVMap.Builder<Long, String>()
                            .keyType(LongDataType.INSTANCE)
                            .valueType(new Raw(names)));
            undo.put(5L << 40, "x");
            store.commit();
            store.closeImmediately();
        }
        assertOpensWithoutThat();
    }

    /** Writes the number of a map and no more. */
    private static final class Raw extends BasicDataType<String> {
        private final int map;

        private Raw(int map) {
            this.map = map;
        }

        @Override
        public int getMemory(String value) {
            return 8;
        }

        @Override
        public void write(WriteBuffer to, String value) {
            to.putVarInt(map).put((byte) 24).put((byte) 0);
        }

        @Override
        public String read(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String[] createStorage(int size) {
            return new String[size];
        }
    }

    /** H2 gives its name to a database that is missing. */
    @ParameterizedTest
    @ValueSource(strings = {".newFile", ".tempFile"})
    void whatTidyingLeftIsNotTakenForANewCase(String end) throws Exception {
        Cases.sql(at, "CREATE ALIAS a AS $$ void a() {} $$");
        var other = Files.createDirectory(folder.resolve("other"));
        Files.move(at.resolve("ledger.mv.db"), other.resolve("ledger.mv.db" + end));
        LedgerTest.assertCode(() -> Ledger.create(other, "reckoner.example/new", Cases.NOW), "LG-SCHEMA");
    }

    /** A row comes back and is in no index: what is found through one is not all that is there. */
    @Test
    void anIndexThatDoesNotFitItsTableIsNamed() throws Exception {
        Cases.sql(at, "INSERT INTO listed VALUES ('a', 1, 'one'), ('a', 2, 'two')");
        var whole = rows("LISTED");
        Cases.sql(at, "DELETE FROM listed WHERE entry = 2");
        putRows("LISTED", whole);
        assertThat(Cases.verify(at).failures())
                .anyMatch(failure -> failure.startsWith("LG-LOOKUP: a search in the case does not find")
                        && failure.contains("(index PRIMARY_KEY_"));
        try (var ledger = Ledger.open(at)) {
            ledger.renewIndexes();
            ledger.append(Cases.notes(1));
        }
        assertThat(Cases.verify(at).failures()).isEmpty();
    }

    /** A row that lies under another number is passed over in order, and found by its number. */
    @Test
    void aRowUnderAnotherNumberThanItsOwnIsNamed() throws Exception {
        var whole = rows("ENTRY_PAGE");
        var row = Objects.requireNonNull(whole.get(1L));
        whole.put(5L, row);
        putRows("ENTRY_PAGE", whole);
        assertThat(Cases.verify(at).failures())
                .anyMatch(failure ->
                        failure.startsWith("LG-LOOKUP: something in the case is shown otherwise when it is looked up")
                                && failure.contains("(rows of the table ENTRY_PAGE under other numbers"));
    }

    /** An index can be made anew, so one that cannot be read is no reason to close a case. */
    @Test
    void anIndexThatCannotBeReadIsMadeAnew() throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            for (var name : List.copyOf(store.getMapNames())) {
                if (name.startsWith("index.")) {
                    store.removeMap(name);
                    store.openMap(
                                    name,
                                    new MVMap.Builder<Long, String>()
                                            .keyType(LongDataType.INSTANCE)
                                            .valueType(StringDataType.INSTANCE))
                            .put(-1L, "no row");
                }
            }
        }
        assertThat(Cases.verify(at).failures()).isEmpty();
    }

    @Test
    void aTableThatCannotBeReadIsNamed() throws Exception {
        Map<Long, VersionedValue<SearchRow>> whole = rows("ENTRY_PAGE");
        var row = Objects.requireNonNull(whole.get(1L));
        row.getCurrentValue().setValue(3, ValueJavaObject.getNoCopy(new byte[] {1}));
        whole.put(1L, row);
        putRows("ENTRY_PAGE", whole);
        assertThatThrownBy(() -> Ledger.open(at))
                .hasMessageStartingWith("LG-DATABASE")
                .hasMessageContaining("its table entry_page cannot be read.");
    }

    /** A number of a few bytes whose digits nobody has the time to write out. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aNumberOfMillionsOfDigitsIsNotLookedAt() throws Exception {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            var meta = open(store, "table.0", 4);
            var row = Objects.requireNonNull(meta.get(meta.lastKey()));
            row.getCurrentValue().setValue(0, ValueDecfloat.get(new BigDecimal(BigInteger.ONE, 400_000_000)));
            meta.put(meta.lastKey(), row);
        }
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-DATABASE");
    }

    /** What was cut may still be made whole by somebody who knows how: what was made of it does not take its place for good. */
    @Test
    void aFileThatWasCutIsKeptAsItWasFound() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(file()));
        var kept = at.resolve("ledger.found");
        int unsound = 0;
        for (int percent = 10; percent < 100; percent += 10) {
            Files.deleteIfExists(kept);
            byte[] cut = Arrays.copyOf(whole, whole.length / 100 * percent);
            Files.write(Path.of(file()), cut);
            if (!isSound()) {
                unsound++;
                assertThat(Files.exists(kept) ? kept : Path.of(file())).hasBinaryContent(cut);
            }
        }
        assertThat(unsound).isPositive();
        Files.write(Path.of(file()), whole);
        Ledger.open(at).close();
        assertThat(kept).doesNotExist();
    }

    /** Somebody may have put another file there, and be sorry. */
    @Test
    void eachFileThatIsFoundInACaseThatDoesNotAgreeIsKept() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(file()));
        var head = Files.readAllBytes(at.resolve("head"));
        Files.writeString(at.resolve("head"), "nothing");
        for (var name : List.of("ledger.found", "ledger.found-2", "ledger.found-3", "ledger.found-4")) {
            Files.write(Path.of(file()), whole);
            assertThat(isSound()).isFalse();
            assertThat(at.resolve(name)).hasBinaryContent(whole);
        }
        Files.write(Path.of(file()), whole);
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-DATABASE");
        assertThat(Path.of(file())).hasBinaryContent(whole);

        Files.delete(at.resolve("ledger.found-2"));
        Files.write(at.resolve("head"), head);
        assertThat(isSound()).isTrue();
        try (var files = Files.list(at)) {
            assertThat(files.map(each -> each.getFileName().toString())).noneMatch(name -> name.contains("found"));
        }
    }

    private boolean isSound() throws IOException {
        try (var ledger = Ledger.open(at)) {
            return ledger.conflicts().isEmpty();
        } catch (LedgerException said) {
            assertThat(said.code()).isIn("LG-GAP", "LG-DATABASE");
            return false;
        }
    }

    /** As a kill leaves a case that is being made. */
    @Test
    void aCaseThatWasNeverMadeToItsEndIsNoAccusation() throws Exception {
        Cases.sql(at, "CREATE TABLE claim_copy_4_0 (number INT)");
        Files.delete(at.resolve("head"));
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-EMPTY");
    }

    /** What it is to carry out is that version's business, and no accusation is to be made of it. */
    @Test
    void aNewerVersionIsSaidToBeOne() throws Exception {
        Cases.sql(
                at,
                "CREATE TABLE later (number INT)",
                "INSERT INTO schema_version VALUES (" + (Schema.CURRENT + 1) + ")");
        LedgerTest.assertCode(() -> Ledger.open(at), "LG-NEWER-VERSION");
    }

    private Map<Long, VersionedValue<SearchRow>> rows(String table) {
        var rows = new TreeMap<Long, VersionedValue<SearchRow>>();
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            var map = map(store, table);
            for (var each = map.cursor(null); each.hasNext(); ) {
                long number = each.next();
                rows.put(number, each.getValue());
            }
        }
        return rows;
    }

    private void putRows(String table, Map<Long, VersionedValue<SearchRow>> rows) {
        try (var store = new MVStore.Builder().fileName(file()).open()) {
            var map = map(store, table);
            map.clear();
            map.putAll(rows);
        }
    }

    /** The table is known by how many columns it has. */
    private static MVMap<Long, VersionedValue<SearchRow>> map(MVStore store, String table) {
        var meta = open(store, "table.0", 4);
        for (var each = meta.cursor(null); each.hasNext(); ) {
            each.next();
            var row = each.getValue().getCurrentValue();
            var sql = row.getValue(3).getString();
            if (sql.startsWith("CREATE CACHED TABLE \"PUBLIC\".\"" + table + "\"")) {
                return open(store, "table." + row.getValue(0).getInt(), sql.split("\n {4}\"", -1).length - 1);
            }
        }
        throw new AssertionError("no table " + table);
    }

    private static MVMap<Long, VersionedValue<SearchRow>> open(MVStore store, String name, int columns) {
        return store.openMap(
                name,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(RowFactory.getDefaultRowFactory()
                                .createRowFactory(
                                        null, CompareMode.getInstance(null, 0), null, null, null, null, columns, false)
                                .getRowDataType())));
    }

    /** Random bytes in the file end in a sentence, never in anything else. */
    @Test
    void aDamagedFileIsSaidToBe() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(file()));
        for (int seed = 0; seed < 40; seed++) {
            byte[] damaged = whole.clone();
            byte[] junk = Cases.bytes(2_000, seed);
            System.arraycopy(junk, 0, damaged, 8_192 + seed * (whole.length - 12_000) / 40, junk.length);
            Files.write(Path.of(file()), damaged);
            try (var ledger = Ledger.open(at)) {
                ledger.verify(BackupCases.SILENT);
            } catch (LedgerException said) {
                assertThat(said.code()).startsWith("LG-");
            }
        }
    }

    private String file() {
        return at.resolve("ledger.mv.db").toString();
    }

    @Test
    void aCaseThatWasNeverTouchedOpens() throws IOException, SQLException {
        Cases.sql(at, "ANALYZE");
        try (var ledger = Ledger.open(at)) {
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }
}
