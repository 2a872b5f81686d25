package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
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
        var verified = Cases.verify(folder);
        assertThat(verified.failures()).isEmpty();
        assertThat(verified.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString())
                        .startsWith("LG-HEAD-CAUGHT-UP: the file 'head' covered 11 entries, and the database has 12 "));
        assertThat(folder.resolve("head")).hasBinaryContent(newest);
        assertThat(Cases.verify(folder).notes()).isEmpty();
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
                "UPDATE tree_head SET note = REPLACE(note, CHAR(10) || '11' || CHAR(10), CHAR(10) || '10' || CHAR(10))");
        assertFailure("LG-HEAD-FORGED");
    }

    @Test
    void aChangedKeyIsRefused() throws Exception {
        Files.writeString(folder.resolve("case-key"), "AAAA\n");
        LedgerTest.assertCode(() -> Ledger.open(folder), "LG-KEY");
        // A sequence of ASN.1 with nothing in it.
        Files.writeString(folder.resolve("case-key"), "MAA=\n");
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
}
