package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A case in one file, and a case made of it. */
class BackupTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Store.class)
    void aRestoredCaseIsTheSameAndGoesOn(Store store) throws IOException {
        try (var ledger = store.create(at("case"), "reckoner.example/backup")) {
            BackupCases.fill(ledger);
            var made = ledger.backUp(at("backup"), BackupCases.SILENT);
            assertThat(made.entries()).isEqualTo(BackupCases.ENTRIES);
            assertThat(made.blobs()).isEqualTo(3);
            assertThat(made.bytes()).isEqualTo(Files.size(at("backup")));
            assertThat(made.head()).isEqualTo(ledger.head());
        }
        var restored = BackupCases.restore(at("backup"), at("restored"));
        assertThat(restored.entries()).isEqualTo(BackupCases.ENTRIES);
        assertThat(restored.blobs()).isEqualTo(3);
        assertSameAndGoesOn();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void itIsRestoredIntoWhateverKeepsTheTables(Store store) throws IOException {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        var setup = store == Store.H2 ? CaseSetup.PLAIN : CaseSetup.shared(Store.newSchema());
        CaseRestore.restore(at("backup"), at("restored"), KnownFromOutside.NOTHING, setup, BackupCases.SILENT);
        assertThat(CaseDatabase.exists(at("restored"))).isEqualTo(store == Store.POSTGRESQL);
        assertSameAndGoesOn();
    }

    @Test
    void anEncryptedCaseComesBackEncryptedUnderItsPassphrase() throws IOException {
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW, Optional.of(Cases.passphrase()))) {
            BackupCases.fill(ledger);
        }
        assertThat(BackupCases.backUp(at("case"), at("backup")).sealed()).isTrue();
        BackupCases.restore(at("backup"), at("restored"));
        assertThat(CasePassphrase.isNeeded(at("restored"))).isTrue();
        assertSameAndGoesOn();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blobsThatNoEntryNamesAreInItToo(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        var unnamed =
                List.of(Cases.bytes(100, 3), Cases.bytes(0, 4), Cases.bytes(64 << 10, 5), Cases.bytes(200_000, 6));
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW, passphrase)) {
            for (var blob : unnamed) {
                ledger.blobs().put(blob);
            }
            BackupCases.fill(ledger);
            assertThat(ledger.backUp(at("backup"), BackupCases.SILENT).blobs()).isEqualTo(unnamed.size() + 2);
        }
        assertThat(BackupCases.restore(at("backup"), at("restored")).blobs()).isEqualTo(unnamed.size() + 2);
        try (var restored = BackupCases.open(at("restored"))) {
            for (var blob : unnamed) {
                assertThat(restored.blobs().read(Digest.sha256(blob))).contains(blob);
            }
            assertThat(restored.verify(BackupCases.SILENT).failures()).isEmpty();
            restored.backUp(at("again"), BackupCases.SILENT);
        }
        assertThat(at("again")).hasSize(Files.size(at("backup")));
    }

    /** More than are taken from the index at a time. */
    @Test
    void manyBlobsThatNoEntryNamesAreInItOnceEach() throws IOException {
        int many = 40_000;
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW)) {
            for (int i = 0; i < many; i++) {
                ledger.blobs().put(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
            }
            ledger.append(Cases.notes(1));
            assertThat(ledger.backUp(at("backup"), BackupCases.SILENT).blobs()).isEqualTo(many);
        }
        assertThat(BackupCases.restore(at("backup"), at("restored")).blobs()).isEqualTo(many);
    }

    /** A small blob of before there were packs is a file; importing it again packs it too. */
    @Test
    void aBlobThatIsThereAsAFileAndPackedIsInItOnce() throws IOException {
        var blob = Cases.bytes(90, 7);
        var hex = Digest.sha256(blob).hex();
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW)) {
            ledger.blobs().put(blob);
            ledger.append(Cases.notes(1));
            var file = at("case").resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
            Files.createDirectories(file.getParent());
            Files.write(file, blob);
            assertThat(ledger.backUp(at("backup"), BackupCases.SILENT).blobs()).isEqualTo(1);
        }
        assertThat(BackupCases.restore(at("backup"), at("restored")).blobs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDamagedBlobThatNoEntryNamesIsLeftOut(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW, passphrase)) {
            ledger.blobs().put(Cases.bytes(3_000, 3));
            ledger.blobs().put(Cases.bytes(3_000, 4));
            ledger.append(Cases.notes(1));
        }
        byte[] pack = Files.readAllBytes(Cases.pack(at("case")));
        pack[2_000] ^= 1;
        Files.write(Cases.pack(at("case")), pack);
        try (var ledger = Ledger.open(at("case"), passphrase)) {
            var made = ledger.backUp(at("backup"), BackupCases.SILENT);
            assertThat(made.blobs()).isEqualTo(1);
            assertThat(made.leftOut()).isEqualTo(1);
        }
    }

    private void assertSameAndGoesOn() throws IOException {
        assertThat(at("restored").resolve("head"))
                .hasSameBinaryContentAs(at("case").resolve("head"));
        try (var before = BackupCases.open(at("case"));
                var after = BackupCases.open(at("restored"));
                var old = before.entries();
                var fresh = after.entries()) {
            assertThat(after.conflicts()).isEmpty();
            assertThat(fresh.map(entry -> new String(entry.canonical(), StandardCharsets.UTF_8)))
                    .containsExactlyElementsOf(old.map(entry -> new String(entry.canonical(), StandardCharsets.UTF_8))
                            .toList());
            if (before.blobs().has(BackupCases.small())) {
                assertThat(after.blobs().read(BackupCases.small())).contains(BackupCases.SMALL);
                assertThat(after.blobs().read(BackupCases.large())).contains(BackupCases.LARGE);
            }
            var parts = before.verify(BackupCases.SILENT).parts();
            var report = after.verify(BackupCases.SILENT);
            assertThat(report.failures()).isEmpty();
            assertThat(report.parts().get(LedgerPart.HEADS.ordinal()).count())
                    .isEqualTo(parts.get(LedgerPart.HEADS.ordinal()).count());
            after.append(Cases.notes(2));
            assertThat(after.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void whatABatchHasNotCommittedIsNotInIt() throws IOException {
        Cases.make(at("case"));
        try (var ledger = Ledger.open(at("case"));
                var batch = ledger.begin()) {
            var blob = ledger.blobs().put(BackupCases.SMALL);
            batch.add(Cases.evidence(blob));
            batch.add(Cases.note(11));
            batch.flush();
            assertThat(ledger.backUp(at("backup"), BackupCases.SILENT).entries())
                    .isEqualTo(11);
            batch.commit();
            assertThat(ledger.size()).isEqualTo(13);
        }
        assertThat(BackupCases.restore(at("backup"), at("restored")).entries()).isEqualTo(11);
    }

    @Test
    void aBackupThatIsMadeWhileOthersRecordIsOneThatCanBeRestored() throws Exception {
        Cases.make(at("case"));
        try (var ledger = Ledger.open(at("case"))) {
            var recording = new Thread(() -> record(ledger));
            recording.start();
            for (int i = 0; recording.isAlive(); i++) {
                var made = ledger.backUp(at("backup"), BackupCases.SILENT);
                assertThat(BackupCases.restore(at("backup"), at("restored" + i)).entries())
                        .isEqualTo(made.entries());
            }
            recording.join();
        }
    }

    private static void record(Ledger ledger) {
        try {
            for (int i = 0; i < 60; i++) {
                var blob = ledger.blobs().put(Cases.bytes(50 + i * 3_000, i));
                ledger.append(List.of(Cases.note(i), Cases.evidence(blob), Cases.evidence(blob)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void nothingOfAnEncryptedCaseIsInTheClear() throws IOException {
        try (var ledger = Ledger.create(at("case"), "secret-origin", Cases.NOW, Optional.of(Cases.passphrase()))) {
            BackupCases.fill(ledger);
            ledger.backUp(at("backup"), BackupCases.SILENT);
        }
        var text = Files.readString(at("backup"), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains("reckoner-keys/1")
                .doesNotContain("secret-origin")
                .doesNotContain("note 1")
                .doesNotContain(BackupCases.small().hex())
                .doesNotContain(new String(BackupCases.small().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(BackupCases.SMALL, 0, 40, StandardCharsets.ISO_8859_1));
    }

    /** What the test above looks for is in the backup of a case that is not encrypted, so it can fail. */
    @Test
    void aBackupOfACaseThatIsNotEncryptedHoldsItsKey() throws IOException {
        Cases.make(at("case"));
        assertThat(BackupCases.backUp(at("case"), at("backup")).sealed()).isFalse();
        assertThat(Files.readString(at("backup"), StandardCharsets.ISO_8859_1))
                .contains(Files.readString(at("case").resolve("case-key")))
                .contains("note 1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
    void itIsItsOwnersAlone() throws IOException {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        BackupCases.restore(at("backup"), at("restored"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at("backup"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(at("restored").resolve("case-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherPassphraseOrNoneRestoresNothing() throws IOException {
        Cases.makeEncrypted(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        for (var attempt :
                List.of(new CaseSetup(Optional.of(Cases.passphrase("wrong")), Optional.empty()), CaseSetup.PLAIN)) {
            LedgerTest.assertCode(
                    () -> CaseRestore.restore(
                            at("backup"), at("restored"), KnownFromOutside.NOTHING, attempt, BackupCases.SILENT),
                    attempt.passphrase().isPresent() ? "LG-PASSPHRASE" : "LG-PASSPHRASE-NEEDED");
        }
        assertNothingElse("case", "backup");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 20_000})
    void aFullDiskIsSaidAndTheEarlierBackupStays(long room) throws IOException {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        byte[] earlier = Files.readAllBytes(at("backup"));
        try (var ledger = Ledger.open(at("case"))) {
            BackupCases.fill(ledger);
            LedgerTest.assertCode(
                    () -> ledger.backUp(at("backup"), BackupCases.SILENT, out -> new FullDisk(out, room)),
                    "LG-BACKUP-WRITE");
            assertThat(at("backup")).hasBinaryContent(earlier);
            assertNothingElse("case", "backup");
            ledger.backUp(at("backup"), BackupCases.SILENT);
        }
        assertThat(BackupCases.restore(at("backup"), at("restored")).entries()).isGreaterThan(400);
    }

    /** Takes so many bytes and no more. */
    private static final class FullDisk extends FilterOutputStream {
        private long room;

        private FullDisk(OutputStream out, long room) {
            super(out);
            this.room = room;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int part = (int) Math.min(room, length);
            out.write(bytes, offset, part);
            room -= part;
            if (part < length) {
                throw new IOException("No space left on device");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5_000})
    void aKilledBackupLeavesTheEarlierOneAndWhatItLeftIsDeletedByTheNext(long bytes) throws Exception {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        byte[] earlier = Files.readAllBytes(at("backup"));
        Files.writeString(at("backup.mine"), "another file");
        try (var ledger = Ledger.open(at("case"))) {
            BackupCases.fill(ledger);
        }
        assertThat(ChildProgram.run(
                        KilledBackup.class, at("case").toString(), at("backup").toString(), Long.toString(bytes)))
                .isEqualTo(KilledBackup.KILLED);
        assertThat(at("backup")).hasBinaryContent(earlier);
        assertThat(folder.toFile().list()).hasSize(4);
        BackupCases.backUp(at("case"), at("backup"));
        assertNothingElse("case", "backup", "backup.mine");
    }

    @Test
    void stoppingLeavesNothing() throws IOException {
        Cases.make(at("case"));
        try (var ledger = Ledger.open(at("case"))) {
            LedgerTest.assertCode(() -> ledger.backUp(at("backup"), new Stopped()), "LG-STOPPED");
            ledger.backUp(at("backup"), BackupCases.SILENT);
        }
        LedgerTest.assertCode(
                () -> CaseRestore.restore(
                        at("backup"), at("restored"), KnownFromOutside.NOTHING, CaseSetup.PLAIN, new Stopped()),
                "LG-STOPPED");
        assertNothingElse("case", "backup");
    }

    private static final class Stopped implements BackupProgress {
        @Override
        public void report(long done, long total, String what) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    }

    @Test
    void aBackupIsNotPutIntoTheCaseItself() throws IOException {
        Cases.make(at("case"));
        try (var ledger = Ledger.open(at("case"))) {
            LedgerTest.assertCode(
                    () -> ledger.backUp(at("case").resolve("head"), BackupCases.SILENT), "LG-BACKUP-PLACE");
        }
        assertThat(Cases.verify(at("case")).failures()).isEmpty();
    }

    @Test
    void noBackupIsMadeOfAChangedCase() throws Exception {
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW)) {
            BackupCases.fill(ledger);
        }
        Cases.edit(at("case"), 1, page -> {
            page.contents()[12] ^= 1;
            return page;
        });
        LedgerTest.assertCode(() -> BackupCases.backUp(at("case"), at("backup")), "LG-CONFLICT");
        assertNothingElse("case");
    }

    @Test
    void noBackupIsMadeWithoutABlobThatAnEntryNames() throws IOException {
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW)) {
            BackupCases.fill(ledger);
            Files.delete(ledger.blobs().path(BackupCases.large()).orElseThrow());
            LedgerTest.assertCode(() -> ledger.backUp(at("backup"), BackupCases.SILENT), "LG-BLOB-MISSING");
        }
        assertNothingElse("case");
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() throws IOException {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        LedgerTest.assertCode(() -> BackupCases.restore(at("backup"), at("case")), "LG-EXISTS");
        Files.createDirectory(at("empty"));
        assertThat(BackupCases.restore(at("backup"), at("empty")).entries()).isEqualTo(11);
    }

    @Test
    void aHeadAndAKeyFromOutsideAreComparedWith() throws IOException {
        Cases.make(at("case"));
        SignedNote early;
        NoteKey key;
        try (var ledger = Ledger.open(at("case"))) {
            early = SignedNote.parse(ledger.head());
            key = ledger.keys().getFirst();
            ledger.append(Cases.notes(5));
            ledger.backUp(at("backup"), BackupCases.SILENT);
        }
        var known = new KnownFromOutside(Optional.of(early), Optional.of(key));
        assertThat(BackupCases.restore(at("backup"), at("restored"), known).comparedWithOutside())
                .isTrue();
        assertThat(BackupCases.restore(at("backup"), at("again")).comparedWithOutside())
                .isFalse();
    }

    @Test
    void anotherCasesHeadOrKeyAndOneThatTheBackupLacksAreRefused() throws IOException {
        Cases.make(at("case"));
        Cases.make(at("other"));
        BackupCases.backUp(at("case"), at("backup"));
        SignedNote later;
        try (var ledger = Ledger.open(at("case"));
                var other = Ledger.open(at("other"))) {
            ledger.append(Cases.notes(1));
            later = SignedNote.parse(ledger.head());
            var head = SignedNote.parse(other.head());
            var key = other.keys().getFirst();
            LedgerTest.assertCode(() -> restore(Optional.of(head), Optional.empty()), "LG-BACKUP-OTHER");
            LedgerTest.assertCode(() -> restore(Optional.empty(), Optional.of(key)), "LG-BACKUP-OTHER");
            LedgerTest.assertCode(() -> restore(Optional.of(later), Optional.empty()), "LG-BACKUP-OLDER");
        }
        assertThat(Checkpoint.parse(later.text()).size()).isEqualTo(12);
        assertNothingElse("case", "other", "backup");
    }

    /** The same entries but one under the same key: what somebody can make who has the key. */
    @Test
    void aHistoryThatForkedFromTheKnownOneIsRefused() throws IOException {
        Cases.make(at("case"));
        BackupCases.backUp(at("case"), at("backup"));
        BackupCases.restore(at("backup"), at("copy"));
        SignedNote known;
        try (var ledger = Ledger.open(at("case"));
                var copy = Ledger.open(at("copy"))) {
            ledger.append(Cases.notes(2));
            known = SignedNote.parse(ledger.head());
            copy.append(List.of(Cases.note(0), Cases.note(7), Cases.note(8)));
            copy.backUp(at("backup"), BackupCases.SILENT);
        }
        LedgerTest.assertCode(() -> restore(Optional.of(known), Optional.empty()), "LG-FORK");
    }

    private void restore(Optional<SignedNote> head, Optional<NoteKey> key) throws IOException {
        BackupCases.restore(at("backup"), at("restored"), new KnownFromOutside(head, key));
    }

    @Test
    void aBackupLargerThanTheMemoryOfOneEntryPassesInPieces() throws IOException {
        try (var ledger = Ledger.create(at("case"), "case", Cases.NOW, Optional.of(Cases.passphrase()))) {
            // Lengths at which a chunk, a piece, or a pack's limit is just full.
            for (int length : new int[] {0, 1, 16 << 10, 64 << 10, (64 << 10) + 1, 128 << 10, 1 << 20}) {
                ledger.append(List.of(
                        Cases.evidence(ledger.blobs().put(new ByteArrayInputStream(Cases.bytes(length, length))))));
            }
            assertThat(ledger.backUp(at("backup"), BackupCases.SILENT).blobs()).isEqualTo(7);
        }
        BackupCases.restore(at("backup"), at("restored"));
        assertThat(Cases.verifyEncrypted(at("restored")).failures()).isEmpty();
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private void assertNothingElse(String... names) {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(names);
    }
}
