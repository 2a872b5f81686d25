package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ML-DSA-44 key signs heads beside the Ed25519 one. */
class MlDsaKeyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Store.class)
    void everyHeadFromThatEntryOnHasBothSignatures(Store store) throws IOException {
        Cases.make(folder, store);
        NoteKey old;
        NoteKey fresh;
        try (var ledger = Ledger.open(folder)) {
            old = ledger.keys().getFirst();
            fresh = ledger.createMlDsaKey(Cases.NOW, Optional.empty());
            assertThat(fresh).isInstanceOf(MlDsaCosignerKey.class);
            Cases.assertSigned(ledger, old, fresh);
            ledger.append(Cases.notes(1));
            Cases.assertSigned(ledger, old, fresh);
        }
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.keys()).containsExactly(old, fresh);
            ledger.append(Cases.notes(1));
            Cases.assertSigned(ledger, old, fresh);
            assertThat(ledger.entry(11).orElseThrow().body().path("key").asText())
                    .isEqualTo(fresh.written());
            LedgerTest.assertCode(() -> ledger.createMlDsaKey(Cases.NOW, Optional.empty()), "LG-KEY-BESIDE");
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    /** A rotation answers to a thief of the file that holds both. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRotationReplacesBoth(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        Ledger.create(folder, "reckoner.example/keys", Cases.NOW, passphrase).close();
        List<NoteKey> before;
        List<NoteKey> after;
        try (var ledger = Ledger.open(folder, passphrase)) {
            ledger.createMlDsaKey(Cases.NOW, passphrase);
            before = ledger.keys();
            ledger.rotateKey(Cases.NOW, passphrase);
            after = ledger.keys();
            assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
            var all = new ArrayList<>(before);
            all.addAll(after);
            Cases.assertSigned(ledger, all.toArray(NoteKey[]::new));
        }
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.conflicts()).isEmpty();
            ledger.append(Cases.notes(3));
            Cases.assertSigned(ledger, after.toArray(NoteKey[]::new));
            assertThat(ledger.everyKey()).containsExactly(before.get(0), before.get(1), after.get(0), after.get(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
        var secrets = CaseKeys.open(folder, passphrase);
        assertThat(secrets.signing()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"held, false", "recorded, false", "held, true", "recorded, true"})
    void whereverItIsInterruptedTheCaseOpensAndGoesOn(String step, boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        Ledger.create(folder, "reckoner.example/keys", Cases.NOW, passphrase).close();
        try (var ledger = Ledger.open(folder, passphrase)) {
            ledger.createMlDsaKey(Cases.NOW, passphrase, done -> {
                if (done.equals(step)) {
                    throw new IOException("interrupted");
                }
            });
        } catch (IOException interrupted) {
            assertThat(interrupted).hasMessage("interrupted");
        }
        int keys = step.equals("held") ? 1 : 2;
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.keys()).hasSize(keys);
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
        // One that no entry names is kept: the database may be older than the file of the keys.
        assertThat(CaseKeys.open(folder, passphrase).signing()).hasSize(2);
    }

    /** The list is a row in a table: it must not decide over a private key. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyIsNotLostWithItsRowInTheList(boolean encrypted) throws Exception {
        if (encrypted) {
            Cases.makeEncrypted(folder);
        } else {
            Cases.make(folder);
        }
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        try (var ledger = Ledger.open(folder, passphrase)) {
            ledger.createMlDsaKey(Cases.NOW, passphrase);
            ledger.append(Cases.notes(1));
        }
        Cases.sql(folder, passphrase, "DELETE FROM key_change");
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.conflicts()).isNotEmpty().allMatch(conflict -> conflict.startsWith("LG-KEY-CHANGE"));
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
        }
        assertThat(CaseKeys.open(folder, passphrase).signing()).hasSize(2);
        Cases.sql(folder, passphrase, "INSERT INTO key_change VALUES (11)");
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.conflicts()).isEmpty();
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** With the line in the list the signature is taken off the head, in the database and beside it: nobody's key is needed for that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSecondKeyThatIsHiddenIsMissed(boolean withItsPrivateHalf) throws Exception {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            ledger.createMlDsaKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(1));
        }
        var head = SignedNote.parse(Files.readString(folder.resolve("head")));
        var stripped = new SignedNote(
                        head.text(), List.<NoteSignature>of(head.signatures().getFirst()))
                .toString();
        Files.writeString(folder.resolve("head"), stripped);
        Cases.sql(
                folder,
                "DELETE FROM key_change",
                "UPDATE tree_head SET note = '" + stripped + "' WHERE size = 13",
                "DELETE FROM tree_head WHERE size = 12");
        if (withItsPrivateHalf) {
            CaseKey.replace(folder, CaseKey.read(folder).subList(0, 1));
        }
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts().isEmpty()).isEqualTo(withItsPrivateHalf);
            var code = withItsPrivateHalf ? "LG-KEY-CHANGE" : "LG-CONFLICT";
            LedgerTest.assertCode(() -> ledger.rotateKey(Cases.NOW, Optional.empty()), code);
            LedgerTest.assertCode(() -> ledger.createMlDsaKey(Cases.NOW, Optional.empty()), code);
            LedgerTest.assertCode(() -> ledger.retireKey(Cases.NOW), code);
            assertThat(ledger.verify(BackupCases.SILENT).failures())
                    .anyMatch(failure -> failure.startsWith("LG-KEY-CHANGE"));
        }
    }

    /** Whoever can forge Ed25519 signatures takes the other away. */
    @Test
    void aHeadWithoutTheSecondSignatureIsNoticed() throws Exception {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            ledger.createMlDsaKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(1));
        }
        var good = SignedNote.parse(Files.readString(folder.resolve("head")));
        var stripped = new SignedNote(
                        good.text(), List.<NoteSignature>of(good.signatures().getFirst()))
                .toString();
        Files.writeString(folder.resolve("head"), stripped);
        Cases.sql(folder, "UPDATE tree_head SET note = '" + stripped + "' WHERE size = 13");
        assertThat(Cases.verify(folder).failures()).anyMatch(failure -> failure.startsWith("LG-HEAD-FORGED"));
        try (var ledger = Ledger.open(folder)) {
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
            LedgerTest.assertCode(ledger::head, "LG-CONFLICT");
        }
    }

    @Test
    void aCaseWithBothIsBackedUpAndRestored() throws IOException {
        var at = folder.resolve("case");
        Cases.make(at);
        try (var ledger = Ledger.open(at)) {
            ledger.createMlDsaKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(3));
            ledger.backUp(folder.resolve("backup"), BackupCases.SILENT);
        }
        BackupCases.restore(
                folder.resolve("backup"),
                folder.resolve("restored"),
                new KnownFromOutside(Optional.empty(), Optional.empty()));
        try (var ledger = Ledger.open(folder.resolve("restored"))) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.keys()).hasSize(2);
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }
}
