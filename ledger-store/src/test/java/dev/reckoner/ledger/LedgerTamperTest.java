package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever edits a closed case, through JDBC or in its files, is noticed. */
class LedgerTamperTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeCase() throws IOException {
        Cases.make(folder);
    }

    @Test
    void aChangedContentIsNamed() throws Exception {
        Cases.sql(folder, content(4, "note 3", "note X"));
        assertFailure("LG-LEAF: entry 4");
    }

    @Test
    void aChangedContentWithItsLeafRecomputedBreaksTheRoot() throws Exception {
        var changed = HexFormat.of().formatHex(leafOf("note X", 3));
        Cases.sql(folder, content(4, "note 3", "note X"), "UPDATE entry SET leaf = X'" + changed + "' WHERE idx = 4");
        assertThat(Cases.verify(folder).failures()).noneMatch(failure -> failure.startsWith("LG-LEAF"));
        assertFailure("LG-HEAD-ROOT");
        assertFailure("LG-OUTSIDE-HEAD-ROOT");
        assertNothingCanBeAppended();
    }

    /** The content is what a reader believes, so it is the content that must fit the head, not the leaf stored beside it. */
    @Test
    void aChangedContentIsNoticedOnOpening() throws Exception {
        Cases.sql(folder, content(4, "note 3", "note X"));
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).anyMatch(conflict -> conflict.startsWith("LG-HEAD-ROOT"));
        }
        assertNothingCanBeAppended();
    }

    @Test
    void aChangedKindOrTimeIsNamed() throws Exception {
        Cases.sql(folder, "UPDATE entry SET kind = 'claim' WHERE idx = 2");
        assertFailure("LG-FIELD: entry 2, field kind");
        Cases.sql(folder, "UPDATE entry SET made_at = '2020-01-01T00:00:00Z' WHERE idx = 7");
        assertFailure("LG-FIELD: entry 7, field time");
    }

    @Test
    void aDeletedRowIsNamed() throws Exception {
        Cases.sql(folder, "DELETE FROM entry WHERE idx = 5");
        assertFailure("LG-GAP: entry 5 is missing");
    }

    @Test
    void anExtraRowIsNamed() throws Exception {
        Cases.sql(folder, "INSERT INTO entry SELECT -1, kind, made_at, leaf, content FROM entry WHERE idx = 3");
        assertFailure("LG-GAP: entry 0 is missing, the next one is -1");
    }

    @Test
    void swappedRowsAreNoticed() throws Exception {
        Cases.sql(
                folder,
                "UPDATE entry SET idx = 99 WHERE idx = 3",
                "UPDATE entry SET idx = 3 WHERE idx = 4",
                "UPDATE entry SET idx = 4 WHERE idx = 99");
        assertFailure("LG-HEAD-ROOT");
    }

    @Test
    void aCutTailIsNoticed() throws Exception {
        Cases.sql(folder, "DELETE FROM entry WHERE idx > 8");
        assertFailure("LG-HEAD-SIZE");
        assertFailure("LG-ROLLBACK");
        assertNothingCanBeAppended();
    }

    @Test
    void nullsWhereTheSchemaAllowsNoneAreReported() throws Exception {
        Cases.sql(
                folder,
                "ALTER TABLE entry ALTER COLUMN content SET NULL",
                "UPDATE entry SET content = NULL WHERE idx = 6");
        assertFailure("LG-LEAF: entry 6");
    }

    @Test
    void anOlderCopyOfTheWholeDatabaseIsNoticedByTheHeadOutside() throws Exception {
        Path database = folder.resolve("ledger.mv.db");
        Path copy = folder.resolve("older");
        Files.copy(database, copy);
        try (var ledger = Ledger.open(folder)) {
            ledger.append(Cases.notes(1));
        }
        Files.move(copy, database, StandardCopyOption.REPLACE_EXISTING);
        assertFailure("LG-ROLLBACK");
        assertNothingCanBeAppended();
        assertFailure("LG-ROLLBACK");
    }

    @Test
    void aHeadOlderThanTheDatabaseIsBroughtUpToDate() throws Exception {
        byte[] older = Files.readAllBytes(folder.resolve("head"));
        try (var ledger = Ledger.open(folder)) {
            ledger.append(Cases.notes(1));
        }
        byte[] newest = Files.readAllBytes(folder.resolve("head"));
        Files.write(folder.resolve("head"), older);
        assertThat(Cases.verify(folder).failures()).isEmpty();
        assertThat(folder.resolve("head")).hasBinaryContent(newest);
    }

    @Test
    void aHeadSignedByAnotherKeyIsNoticed() throws Exception {
        var good = SignedNote.parse(Files.readString(folder.resolve("head")));
        var name = Checkpoint.parse(good.text()).origin();
        var stranger =
                new NoteSigner(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Files.writeString(folder.resolve("head"), stranger.sign(good.text()).toString());
        assertFailure("LG-OUTSIDE-HEAD-FORGED");
        assertNothingCanBeAppended();
    }

    @Test
    void aMissingOrGarbledHeadIsNoticed() throws Exception {
        Files.write(folder.resolve("head"), new byte[] {(byte) 0xff, 0, 1});
        assertFailure("LG-OUTSIDE-HEAD-FORGED");
        Files.delete(folder.resolve("head"));
        assertFailure("LG-OUTSIDE-HEAD-MISSING");
        assertNothingCanBeAppended();
    }

    @Test
    void aHeadForgedInTheDatabaseIsNoticed() throws Exception {
        Cases.sql(
                folder,
                "UPDATE head SET note = REPLACE(note, CHAR(10) || '11' || CHAR(10), CHAR(10) || '10' || CHAR(10))");
        assertFailure("LG-HEAD-FORGED");
    }

    @Test
    void aChangedOrMissingBlobIsNamedWithTheEntryThatNamesIt() throws Exception {
        Digest changed;
        Digest missing;
        try (var ledger = Ledger.open(folder)) {
            changed = ledger.blobs().put("one".getBytes(StandardCharsets.UTF_8));
            missing = ledger.blobs().put("two".getBytes(StandardCharsets.UTF_8));
            ledger.append(java.util.List.of(Cases.evidence(changed), Cases.evidence(missing)));
            Files.writeString(ledger.blobs().path(changed).orElseThrow(), "ONE");
            Files.delete(ledger.blobs().path(missing).orElseThrow());
        }
        assertFailure("LG-BLOB-CHANGED: the blob " + changed + " was changed on disk; named by entry 11, field blob");
        assertFailure("LG-BLOB-MISSING: the blob " + missing + " is gone; named by entry 12, field blob");
    }

    @Test
    void aChangedKeyIsRefused() throws Exception {
        Files.writeString(folder.resolve("case-key"), "AAAA\n");
        LedgerTest.assertCode(() -> Ledger.open(folder), "LG-KEY");
        Files.delete(folder.resolve("case-key"));
        LedgerTest.assertCode(() -> Ledger.open(folder), "LG-KEY");
    }

    /** Bytes that H2 does not use may change unnoticed; what is read must then be what was written. */
    @Test
    void aFlippedByteOfTheDatabaseFileIsRefusedReportedOrHarmless() throws Exception {
        Path file = folder.resolve("ledger.mv.db");
        byte[] good = Files.readAllBytes(file);
        String root = Cases.verify(folder).root();
        good = Files.readAllBytes(file);
        var random = new Random(20261121);
        int noticed = 0;
        for (int round = 0; round < 150; round++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            noticed += noticed(root, "byte " + at) ? 1 : 0;
            Files.deleteIfExists(folder.resolve("ledger.trace.db"));
        }
        System.out.println("flipped bytes of the database file: " + noticed + " of 150 noticed, the others harmless");
        assertThat(noticed).isPositive();
    }

    private boolean noticed(String root, String what) {
        try {
            var report = Cases.verify(folder);
            if (report.failures().isEmpty()) {
                assertThat(report.root()).as(what).isEqualTo(root);
            }
            return !report.failures().isEmpty();
        } catch (LedgerException refused) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFailure(String beginning) throws IOException {
        assertThat(Cases.verify(folder).failures()).anyMatch(failure -> failure.startsWith(beginning));
    }

    private void assertNothingCanBeAppended() throws IOException {
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).isNotEmpty();
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
        }
    }

    private static String content(int index, String from, String to) throws SQLException {
        return "UPDATE entry SET content = CAST(REPLACE(UTF8TOSTRING(content), '" + from + "', '" + to
                + "') AS VARBINARY) WHERE idx = " + index;
    }

    private static byte[] leafOf(String text, int number) {
        var body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("text", text);
        var entry = new NewEntry(EntryKind.NOTE, Cases.NOW.plusSeconds(number), body);
        return LedgerEntry.of(4, entry).row().leaf();
    }
}
