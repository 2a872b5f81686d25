package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
class LedgerTest {
    @Parameter
    Store store = Store.H2;

    @TempDir
    Path folder;

    @Test
    void aFirstEntryThatIsGoneIsNotTakenForACaseThatWasNeverMade() throws Exception {
        Cases.make(folder, store);
        Cases.sql(folder, "DELETE FROM entry_page WHERE first_index = 0");
        assertCode(() -> Ledger.open(folder), "LG-GAP");
        Cases.sql(folder, "DELETE FROM entry_page", "DELETE FROM tree_head");
        assertCode(() -> Ledger.open(folder), "LG-GAP");
    }

    @Test
    void whatNoVersionMakesInADatabaseIsNamed() throws Exception {
        Cases.make(folder, store);
        if (store == Store.H2) {
            Cases.sql(folder, "DROP INDEX claim_by_time", "DROP TABLE mention");
            assertThat(Cases.verify(folder).failures())
                    .containsExactly(
                            "LG-SCHEMA: a part of the case is gone, so that what it held is neither shown nor verified (table"
                                    + " mention).");
            return;
        }
        Cases.sql(
                folder,
                "ALTER TABLE claim RENAME TO claim_kept",
                "CREATE VIEW claim AS SELECT * FROM claim_kept",
                "CREATE TABLE extra (number INT)");
        assertThat(Cases.verify(folder).failures())
                .filteredOn(failure -> failure.startsWith("LG-SCHEMA"))
                .hasSize(4)
                .anyMatch(failure -> failure.endsWith("(view claim)."))
                .anyMatch(failure -> failure.endsWith("(table claim)."));
    }

    @Test
    void whatWasAppendedIsThereAfterReopening() throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder);
                var entries = ledger.entries()) {
            assertThat(ledger.size()).isEqualTo(11);
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(entries.skip(1).map(entry -> entry.body().path("text").asText()))
                    .startsWith("note 0", "note 1")
                    .endsWith("note 9");
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void theLeafOfAnEntryIsOverItsCanonicalJson() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            var entry = ledger.append(Cases.notes(1)).getFirst();
            assertThat(new String(entry.canonical(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"body\":{\"text\":\"note 0\"},\"kind\":\"note\",\"time\":\"2026-11-21T09:00:00Z\",\"v\":1}");
        }
    }

    @Test
    void theHeadFileIsACheckpointThatTheFirstEntrysKeySigned() throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder);
                var entries = ledger.entries()) {
            var all = entries.toList();
            var key = NoteKey.parse(all.getFirst().body().path("key").asText());
            var note = SignedNote.parse(Files.readString(folder.resolve("head")));
            assertThat(note.isSignedBy(key)).isTrue();
            var leaves = all.stream()
                    .map(entry -> MerkleTree.leaf(entry.canonical()))
                    .toList();
            assertThat(Checkpoint.parse(note.text()))
                    .isEqualTo(new Checkpoint("reckoner.example/test", 11, MerkleTree.root(leaves)));
        }
    }

    @Test
    void entriesAreReadFromAnyIndex() throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder);
                var late = ledger.entries(9)) {
            assertThat(late.map(LedgerEntry::index)).containsExactly(9L, 10L);
            assertThat(ledger.entry(3).orElseThrow().body().path("text").asText())
                    .isEqualTo("note 2");
            assertThat(ledger.entry(11)).isEmpty();
            assertThat(ledger.entry(-1)).isEmpty();
        }
    }

    @Test
    void aCaseIsOpenOnce() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            assertCode(() -> Ledger.open(folder), "LG-LOCKED");
            assertThat(ledger.size()).isEqualTo(1);
        }
        Ledger.open(folder).close();
    }

    @Test
    void aCaseIsMadeOnceInAFolder() throws IOException {
        Cases.make(folder, store);
        assertCode(() -> Ledger.create(folder, "case", Cases.NOW), "LG-EXISTS");
    }

    @Test
    void aCaseOfANewerVersionIsRefused() throws IOException, SQLException {
        Cases.make(folder, store);
        Cases.sql(folder, "INSERT INTO schema_version VALUES (" + (Schema.CURRENT + 1) + ")");
        assertCode(() -> Ledger.open(folder), "LG-NEWER-VERSION");
        assertCode(() -> Ledger.open(folder), "LG-NEWER-VERSION");
    }

    @Test
    void aPathThatWouldSetDatabaseOptionsIsRefused() {
        assertCode(() -> Ledger.create(folder.resolve("a;INIT=SHUTDOWN"), "case", Cases.NOW), "LG-PATH");
    }

    @Test
    void aBatchIsRecordedWhole() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            try (var batch = ledger.begin()) {
                for (int i = 0; i < 3_000; i++) {
                    assertThat(batch.add(Cases.note(i))).isEqualTo(i + 1);
                }
                assertThat(batch.size()).isEqualTo(3_000);
                assertThat(ledger.size()).isEqualTo(1);
                assertThat(batch.commit()).isEqualTo(1);
            }
            assertThat(ledger.size()).isEqualTo(3_001);
            assertThat(ledger.entry(3_000).orElseThrow().body().path("text").asText())
                    .isEqualTo("note 2999");
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aBatchThatIsNotCommittedLeavesNothing() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            try (var batch = ledger.begin()) {
                for (int i = 0; i < 1_000; i++) {
                    batch.add(Cases.note(i));
                }
            }
            assertThat(ledger.size()).isEqualTo(1);
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isEqualTo(1);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aBatchThatIsOpenWhenTheLedgerIsClosedLeavesNothing() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            var batch = ledger.begin();
            for (int i = 0; i < 1_000; i++) {
                batch.add(Cases.note(i));
            }
        }
        var report = Cases.verify(folder);
        assertThat(report.failures()).isEmpty();
        assertThat(report.entries()).isEqualTo(1);
    }

    @Test
    void nothingElseIsRecordedOrVerifiedWhileABatchIsOpen() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            try (var batch = ledger.begin()) {
                batch.add(Cases.note(0));
                assertCode(() -> ledger.append(Cases.notes(1)), "LG-BUSY");
                assertCode(ledger::begin, "LG-BUSY");
                assertCode(() -> ledger.verify((done, total, what) -> {}), "LG-BUSY");
                batch.commit();
                assertThatIllegalStateException().isThrownBy(() -> batch.add(Cases.note(1)));
                assertThatIllegalStateException().isThrownBy(batch::commit);
            }
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isEqualTo(2);
        }
    }

    @Test
    void whatABatchHasFlushedIsSeenByItAloneAndIsGoneWithoutItsCommit() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            try (var batch = ledger.begin()) {
                long index = batch.add(Cases.note(1));
                assertThat(batch.entry(index)).isEmpty();
                batch.flush();
                assertThat(batch.entry(index)).isPresent();
                assertThat(ledger.entry(index)).isEmpty();
                assertThat(ledger.size()).isEqualTo(1);
                Thread.currentThread().interrupt();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(ledger.entry(1)).isEmpty();
            try (var batch = ledger.begin()) {
                batch.add(Cases.note(2));
                batch.flush();
                batch.add(Cases.note(3));
                batch.commit();
            }
            assertThat(ledger.entries().count()).isEqualTo(3);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    /** A task that is cancelled is interrupted: the database's file must not be closed under the others. */
    @Test
    void anInterruptedThreadHarmsNoLaterRecording() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            try (var batch = ledger.begin()) {
                for (int i = 0; i < 5_000; i++) {
                    batch.add(Cases.note(i));
                }
                Thread.currentThread().interrupt();
                batch.add(Cases.note(5_000));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isEqualTo(1);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void tablesBesideTheEntriesAreCommittedWithThem() throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder)) {
            var tables = ledger.tables();
            CaseTables.Work<Integer> insert = connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO listed VALUES ('party', 3, 'somebody')");
                }
            };
            CaseTables.Work<Long> count = connection -> {
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery("SELECT COUNT(*) FROM listed")) {
                    result.next();
                    return result.getLong(1);
                }
            };
            try (var batch = ledger.begin()) {
                batch.add(Cases.note(0));
                batch.flush();
                assertThat(tables.write(insert)).isEqualTo(1);
                assertThat(ledger.pendingTables().read(count)).isEqualTo(1);
                assertThat(tables.read(count)).isZero();
            }
            assertThat(tables.read(count)).isZero();
            try (var batch = ledger.begin()) {
                tables.write(insert);
                batch.commit();
            }
            assertThat(tables.read(count)).isEqualTo(1);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aFailedAppendLeavesNothingAndTheNextOneWorks() throws IOException {
        try (var ledger = store.create(folder, "case")) {
            var half = Cases.note(1).body().deepCopy();
            ((com.fasterxml.jackson.databind.node.ObjectNode) half).put("text", "\ud800");
            var broken = List.of(Cases.note(0), new NewEntry(EntryKind.NOTE, Cases.NOW, half));
            assertThatThrownBy(() -> ledger.append(broken)).isInstanceOf(IllegalArgumentException.class);
            assertThat(ledger.size()).isEqualTo(1);
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isEqualTo(1);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void anEntryOfAMegabyteAndMoreIsKept() throws IOException {
        var text = "x".repeat(5 << 20);
        var body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("text", text);
        try (var ledger = store.create(folder, "case")) {
            ledger.append(List.of(new NewEntry(EntryKind.NOTE, Cases.NOW, body)));
            assertThat(ledger.entry(1).orElseThrow().body().path("text").asText())
                    .isEqualTo(text);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void thePrivateKeyIsItsOwnersAlone() throws IOException {
        Cases.make(folder, store);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("case-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aReaderNeverSeesWhatIsNotCommitted() throws Exception {
        try (var ledger = store.create(folder, "case")) {
            var writer = new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    try {
                        ledger.append(Cases.notes(500));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            });
            writer.start();
            while (writer.isAlive()) {
                try (var entries = ledger.entries()) {
                    assertThat(entries.count() % 500).isEqualTo(1);
                }
            }
            assertThat(ledger.size()).isEqualTo(10_001);
        }
    }

    static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
