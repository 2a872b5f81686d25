package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSigner;
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

/** A new key takes the place of the one before, and a case is ended. */
class KeyRotationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Store.class)
    void theHeadOverTheNewKeyIsSignedWithBothAndLaterOnesWithItAlone(Store store) throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder)) {
            var old = ledger.keys().getFirst();
            var fresh = ledger.rotateKey(Cases.NOW, Optional.empty());
            Cases.assertSigned(ledger, old, fresh);
            assertThat(Files.readString(folder.resolve("head"))).isEqualTo(ledger.head());
            ledger.append(Cases.notes(1));
            Cases.assertSigned(ledger, fresh);
            assertThat(ledger.keys()).containsExactly(fresh);
            assertThat(ledger.everyKey()).containsExactly(old, fresh);
            assertThat(ledger.entry(11).orElseThrow().body())
                    .isEqualTo(JsonNodeFactory.instance
                            .objectNode()
                            .put("key", fresh.toString())
                            .put("previous", old.toString()));
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCaseGoesOnThroughManyKeys(boolean encrypted) throws IOException {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        Ledger.create(folder, "reckoner.example/keys", Cases.NOW, passphrase).close();
        var keys = new ArrayList<NoteKey>();
        for (int i = 0; i < 3; i++) {
            try (var ledger = Ledger.open(folder, passphrase)) {
                keys.add(ledger.keys().getFirst());
                ledger.rotateKey(Cases.NOW, passphrase);
                keys.add(ledger.rotateKey(Cases.NOW, passphrase));
                keys.removeLast();
                ledger.append(Cases.notes(3));
            }
        }
        try (var ledger = Ledger.open(folder, passphrase)) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.everyKey()).hasSize(7).containsAll(keys);
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** The program ends at each step, in a process of its own. */
    @ParameterizedTest
    @CsvSource({"held, false", "recorded, false", "settled, false", "held, true", "recorded, true", "settled, true"})
    void wheneverItIsKilledTheCaseOpensAndGoesOn(String step, boolean encrypted) throws Exception {
        if (encrypted) {
            Cases.makeEncrypted(folder);
        } else {
            Cases.make(folder);
        }
        assertThat(ChildProgram.run(RotatingKey.class, folder.toString(), step)).isEqualTo(RotatingKey.KILLED);
        boolean rotated = !step.equals("held");
        try (var ledger = BackupCases.open(folder)) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.size()).isEqualTo(rotated ? 12 : 11);
            assertThat(ledger.everyKey()).hasSize(rotated ? 2 : 1);
            ledger.append(Cases.notes(1));
            Cases.assertSigned(ledger, ledger.everyKey().getLast());
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        try (var ledger = BackupCases.open(folder)) {
            // One that no entry names is kept: the database may be older than the file of the keys.
            assertThat(CaseKeys.open(folder, passphrase).signing()).hasSize(rotated ? 1 : 2);
            ledger.rotateKey(Cases.NOW, passphrase);
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** What a crash between the commit and the file leaves. */
    @Test
    void aHeadOutsideFromBeforeIsReplacedByTheOneWithBothSignatures() throws IOException {
        Cases.make(folder);
        byte[] before = Files.readAllBytes(folder.resolve("head"));
        String both;
        try (var ledger = Ledger.open(folder)) {
            ledger.rotateKey(Cases.NOW, Optional.empty());
            both = ledger.head();
        }
        Files.write(folder.resolve("head"), before);
        Ledger.open(folder).close();
        assertThat(folder.resolve("head")).hasContent(both);
    }

    @Test
    void aRetiredKeyEndsTheCase() throws IOException {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            ledger.retireKey(Cases.NOW);
            assertThat(ledger.isRetired()).isTrue();
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-RETIRED");
        }
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).isEmpty();
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-RETIRED");
            LedgerTest.assertCode(() -> ledger.rotateKey(Cases.NOW, Optional.empty()), "LG-RETIRED");
            assertThat(ledger.size()).isEqualTo(12);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    /** Whoever takes the entry about it out of the list does not bring an ended case to life. */
    @Test
    void anEndedCaseStaysEnded() throws Exception {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            ledger.retireKey(Cases.NOW);
        }
        Cases.sql(folder, "DELETE FROM key_change");
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts())
                    .singleElement()
                    .asString()
                    .startsWith("LG-KEY-CHANGE: the newest entry, 11,");
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
        }
    }

    @Test
    void aRotatedCaseIsBackedUpAndRestored() throws IOException {
        var at = folder.resolve("case");
        Cases.make(at);
        SignedNote early;
        NoteKey first;
        try (var ledger = Ledger.open(at)) {
            early = SignedNote.parse(ledger.head());
            first = ledger.keys().getFirst();
            ledger.rotateKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(3));
            ledger.backUp(folder.resolve("backup"), BackupCases.SILENT);
        }
        BackupCases.restore(
                folder.resolve("backup"),
                folder.resolve("restored"),
                new KnownFromOutside(Optional.of(early), Optional.of(first)));
        try (var ledger = Ledger.open(folder.resolve("restored"))) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.everyKey()).hasSize(2);
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    /** Whoever has the database writes a new key of their own into it and signs with that. */
    @Test
    void aKeyThatTheOneBeforeDidNotVouchForIsNoticed() throws Exception {
        Cases.make(folder);
        String origin;
        NoteKey old;
        try (var ledger = Ledger.open(folder)) {
            origin = "reckoner.example/test";
            old = ledger.keys().getFirst();
            ledger.rotateKey(Cases.NOW, Optional.empty());
        }
        var stranger = new NoteSigner(origin, CaseKeys.newPair());
        var good = SignedNote.parse(Files.readString(folder.resolve("head")));
        var forged = stranger.sign(good.text()).toString();
        Files.writeString(folder.resolve("head"), forged);
        Cases.sql(folder, "UPDATE tree_head SET note = '" + forged + "' WHERE size = 12");
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).anyMatch(conflict -> conflict.startsWith("LG-KEY-CHANGE"));
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
            assertThat(ledger.everyKey()).contains(old);
        }
        assertThat(Cases.verify(folder).failures()).anyMatch(failure -> failure.startsWith("LG-KEY-CHANGE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM key_change",
                "UPDATE key_change SET entry = 3",
                "INSERT INTO key_change VALUES (5)",
                "DELETE FROM tree_head WHERE size = 12"
            })
    void aListOfKeysThatWasEditedIsNoticed(String sql) throws Exception {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            ledger.rotateKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(1));
        }
        Cases.sql(folder, sql);
        assertThat(Cases.verify(folder).failures()).anyMatch(failure -> failure.startsWith("LG-KEY-CHANGE"));
        try (var ledger = Ledger.open(folder)) {
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
        }
    }

    @Test
    void anEncryptedCaseNeedsItsPassphraseForANewKey() throws IOException {
        Cases.makeEncrypted(folder);
        try (var ledger = Cases.openEncrypted(folder)) {
            LedgerTest.assertCode(() -> ledger.rotateKey(Cases.NOW, Optional.empty()), "LG-PASSPHRASE-NEEDED");
            LedgerTest.assertCode(
                    () -> ledger.rotateKey(Cases.NOW, Optional.of(Cases.passphrase("wrong"))), "LG-PASSPHRASE");
            ledger.append(Cases.notes(1));
            assertThat(ledger.everyKey()).hasSize(1);
        }
    }

    @Test
    void nobodyElseRecordsEntriesAboutKeys() throws IOException {
        Cases.make(folder);
        try (var ledger = Ledger.open(folder)) {
            for (var kind : KeyHistory.KINDS) {
                var entry = new NewEntry(kind, Cases.NOW, JsonNodeFactory.instance.objectNode());
                assertThatIllegalArgumentException().isThrownBy(() -> ledger.append(List.of(entry)));
            }
            // A text that looks like one is a text.
            var body = JsonNodeFactory.instance.objectNode().put("text", ",\"kind\":\"key-rotated\"");
            ledger.append(List.of(new NewEntry(EntryKind.NOTE, Cases.NOW, body)));
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }
}
