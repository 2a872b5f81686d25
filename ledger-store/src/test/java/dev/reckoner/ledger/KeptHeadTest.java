package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a head that was kept elsewhere says about a case, whatever was done to it since. */
class KeptHeadTest {
    @TempDir
    Path folder;

    private SignedNote eleven = new SignedNote("\n", java.util.List.of());
    private NoteKey key =
            NoteKey.of("none", dev.reckoner.crypto.Signatures.newEd25519().getPublic());

    @BeforeEach
    void makeCase() throws IOException {
        Cases.make(at("case"));
        try (var ledger = Ledger.open(at("case"))) {
            eleven = SignedNote.parse(ledger.head());
            key = ledger.keys().getFirst();
        }
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private KeptHead compare(SignedNote kept, Optional<NoteKey> by) throws IOException {
        try (var ledger = Ledger.open(at("case"))) {
            return ledger.compare(kept, by);
        }
    }

    @Test
    void allEntriesOrTheFirstOnes() throws IOException {
        assertThat(compare(eleven, Optional.empty())).isInstanceOf(KeptHead.Same.class);
        try (var ledger = Ledger.open(at("case"))) {
            ledger.append(Cases.notes(4));
            assertThat(ledger.compare(eleven, Optional.of(key)))
                    .isInstanceOfSatisfying(
                            KeptHead.Beginning.class,
                            beginning -> assertThat(beginning.more()).isEqualTo(4));
        }
    }

    /** The stored nodes, by which a case opens, say the old root; the entries do not. */
    @Test
    void anEntryThatWasChangedTogetherWithItsLeafIsSeen() throws Exception {
        byte[] changed = PreparedEntry.of(new NewEntry(
                        EntryKind.NOTE,
                        Cases.NOW.plusSeconds(3),
                        JsonNodeFactory.instance.objectNode().put("text", "note X")))
                .canonical();
        Cases.edit(at("case"), 1, page -> replaced(page, 3, changed));
        try (var ledger = Ledger.open(at("case"))) {
            assertThat(ledger.conflicts()).isEmpty();
            assertThat(ledger.compare(eleven, Optional.empty())).isInstanceOf(KeptHead.Forked.class);
        }
    }

    /** Of as many bytes as the one that it replaces. */
    private static EntryPage replaced(EntryPage page, int place, byte[] content) {
        var contents = new ByteArrayOutputStream();
        var leaves = page.leaves().clone();
        page.eachContent((index, from, end) -> {
            boolean here = index == page.first() + place;
            assertThat(!here || content.length == end - from).isTrue();
            contents.write(here ? content : page.contents(), here ? 0 : from, end - from);
        });
        System.arraycopy(dev.reckoner.crypto.MerkleTree.leaf(content), 0, leaves, place * 32, 32);
        return new EntryPage(page.first(), page.lengths(), leaves, contents.toByteArray());
    }

    @Test
    void anotherHistoryUnderTheSameKeyIsAForkAndAShorterOneWasCut() throws IOException {
        BackupCases.backUp(at("case"), at("backup"));
        BackupCases.restore(at("backup"), at("copy"));
        SignedNote later;
        try (var copy = Ledger.open(at("copy"))) {
            copy.append(java.util.List.of(Cases.note(77)));
            later = SignedNote.parse(copy.head());
        }
        assertThat(compare(later, Optional.empty())).isInstanceOf(KeptHead.Larger.class);
        try (var ledger = Ledger.open(at("case"))) {
            ledger.append(Cases.notes(3));
            assertThat(ledger.compare(later, Optional.empty()).code()).contains("LG-FORK");
        }
    }

    @Test
    void aHeadOfAnotherLogOrOfAnotherKeyIsNoneOfThisCase() throws IOException {
        try (var other = Ledger.create(at("other"), "reckoner.example/other", Cases.NOW);
                var namesake = Ledger.create(at("namesake"), "reckoner.example/test", Cases.NOW)) {
            assertThat(compare(SignedNote.parse(other.head()), Optional.empty()))
                    .isInstanceOf(KeptHead.OtherLog.class);
            var same = SignedNote.parse(namesake.head());
            assertThat(compare(same, Optional.empty())).isInstanceOf(KeptHead.Unsigned.class);
            // Whoever knows that key from elsewhere learns that the case was made anew under another.
            assertThat(compare(same, Optional.of(namesake.keys().getFirst())).code())
                    .contains("LG-FORK");
        }
    }

    @Test
    void keysBeforeAndAfterARotationSignTheirOwnHeads() throws IOException {
        try (var ledger = Ledger.open(at("case"))) {
            var fresh = ledger.rotateKey(Cases.NOW, Optional.empty());
            ledger.append(Cases.notes(1));
            assertThat(ledger.inForceSince(key)).isZero();
            assertThat(ledger.inForceSince(fresh)).isEqualTo(11);
            assertThat(ledger.compare(eleven, Optional.empty()).fits()).isTrue();
            var now = SignedNote.parse(ledger.head());
            assertThat(ledger.compare(now, Optional.empty()).fits()).isTrue();
            assertThat(ledger.compare(now, Optional.of(key))).isInstanceOf(KeptHead.Unsigned.class);
        }
    }
}
