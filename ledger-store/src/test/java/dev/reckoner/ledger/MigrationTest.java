package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of the first version: one row for each entry, one file for each blob. */
class MigrationTest {
    private static final String ORIGIN = "reckoner.example/old";
    private static final byte[] BLOB = "a small blob".getBytes(StandardCharsets.UTF_8);

    private static final List<String> SHAPE = List.of(
            "SELECT TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, IS_NULLABLE,"
                    + " COLUMN_DEFAULT FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'PUBLIC'",
            "SELECT I.TABLE_NAME, INDEX_TYPE_NAME, COLUMN_NAME, ORDINAL_POSITION, ORDERING_SPECIFICATION"
                    + " FROM INFORMATION_SCHEMA.INDEXES I JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C"
                    + " ON C.INDEX_NAME = I.INDEX_NAME WHERE I.TABLE_SCHEMA = 'PUBLIC'",
            "SELECT TABLE_NAME, CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = 'PUBLIC'");

    @TempDir
    Path folder;

    @Test
    void itsEntriesAndBlobsAreThereAndItGoesOn() throws Exception {
        makeOld();
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.size()).isEqualTo(8);
            assertThat(ledger.entry(3).orElseThrow().body().path("text").asText())
                    .isEqualTo("note 1");
            assertThat(ledger.blobs().read(Digest.sha256(BLOB))).contains(BLOB);
            assertThat(ledger.blobs().path(Digest.sha256(BLOB))).isPresent();
            assertThat(ledger.append(Cases.notes(2)).getLast().index()).isEqualTo(9);
        }
        var report = Cases.verify(folder);
        assertThat(report.failures()).isEmpty();
        assertThat(report.entries()).isEqualTo(10);
        assertThat(report.blobs()).isEqualTo(1);
    }

    /** The whole shape at once and the steps one after the other say the same. */
    @Test
    void itsTablesAreThoseOfANewCase() throws Exception {
        var old = Files.createDirectory(folder.resolve("old"));
        var fresh = folder.resolve("new");
        makeOld(old);
        Ledger.open(old).close();
        Ledger.create(fresh, ORIGIN, Cases.NOW).close();
        assertThat(shape(old)).isNotEmpty().containsExactlyInAnyOrderElementsOf(shape(fresh));
    }

    /** Columns, indexes and constraints; not their generated names. */
    private static SortedSet<String> shape(Path at) throws SQLException {
        var shape = new TreeSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + at.resolve("ledger"));
                var statement = connection.createStatement()) {
            for (var query : SHAPE) {
                try (var result = statement.executeQuery(query)) {
                    while (result.next()) {
                        shape.add(row(result));
                    }
                }
            }
        }
        return shape;
    }

    private static String row(ResultSet result) throws SQLException {
        var words = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            words.add(result.getMetaData().getColumnName(i) + "=" + result.getString(i));
        }
        return String.join(" ", words);
    }

    @Test
    void whatWasEditedBeforeIsNoticedAfterwards() throws Exception {
        makeOld();
        Cases.sql(
                folder,
                "UPDATE entry SET content = CAST(REPLACE(UTF8TOSTRING(content), 'note 1', 'note X') AS VARBINARY)"
                        + " WHERE idx = 3",
                "UPDATE entry SET content = X'' WHERE idx = 6",
                "DELETE FROM entry WHERE idx = 5");
        assertThat(Cases.verify(folder).failures())
                .anyMatch(failure -> failure.startsWith("LG-LEAF: entry 3:"))
                .anyMatch(failure -> failure.startsWith("LG-GAP: entry 5 is missing"))
                .anyMatch(failure -> failure.startsWith("LG-LEAF: entry 6:"));
    }

    @Test
    void aChangedOrMissingFileIsNamed() throws Exception {
        makeOld();
        Files.writeString(file(folder), "another");
        assertThat(Cases.verify(folder).failures())
                .containsExactly("LG-BLOB-CHANGED: the blob " + Digest.sha256(BLOB)
                        + " was changed on disk; named by entry 1, field blob.");
        Files.delete(file(folder));
        assertThat(Cases.verify(folder).failures())
                .containsExactly(
                        "LG-BLOB-MISSING: the blob " + Digest.sha256(BLOB) + " is gone; named by entry 1, field blob.");
    }

    private static Path file(Path folder) {
        var hex = Digest.sha256(BLOB).hex();
        return folder.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    private void makeOld() throws IOException, SQLException {
        makeOld(folder);
    }

    private static void makeOld(Path folder) throws IOException, SQLException {
        var pair = CaseKeys.newPair();
        var signer = new NoteSigner(ORIGIN, pair);
        CaseKey.write(folder, pair.getPrivate());
        var opened = JsonNodeFactory.instance
                .objectNode()
                .put("origin", ORIGIN)
                .put("key", signer.key().toString());
        var entries = new ArrayList<NewEntry>();
        entries.add(new NewEntry(EntryKind.CASE_OPENED, Cases.NOW, opened));
        entries.add(Cases.evidence(Digest.sha256(BLOB)));
        entries.addAll(Cases.notes(6));
        var tree = new CompactRange();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"))) {
            for (var sql : script().split(";\\s*\\n", -1)) {
                execute(connection, sql);
            }
            execute(connection, "CREATE TABLE schema_version (version INT NOT NULL)");
            execute(connection, "INSERT INTO schema_version VALUES (1)");
            insert(connection, entries, tree);
            var head = signer.sign(new Checkpoint(ORIGIN, tree.size(), tree.root()).text())
                    .toString();
            execute(connection, "INSERT INTO head VALUES (TRUE, '" + head + "')");
            Files.writeString(folder.resolve("head"), head);
        }
        Files.createDirectories(file(folder).getParent());
        Files.write(file(folder), BLOB);
    }

    private static String script() throws IOException {
        try (var in = Schema.class.getResourceAsStream("schema/V1.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
    }

    private static void insert(Connection connection, List<NewEntry> entries, CompactRange tree) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)")) {
            for (var entry : entries) {
                var prepared = PreparedEntry.of(entry);
                insert.setLong(1, tree.size());
                insert.setString(2, entry.kind().wireName());
                insert.setString(3, entry.time().toString());
                insert.setBytes(4, prepared.leaf());
                insert.setBytes(5, prepared.canonical());
                insert.executeUpdate();
                tree.append(prepared.leaf());
            }
        }
    }
}
