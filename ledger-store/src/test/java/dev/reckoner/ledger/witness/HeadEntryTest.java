package dev.reckoner.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadEntryTest {
    private final NoteSigner signer = new NoteSigner("log.example", Signatures.newEd25519());
    private final Checkpoint head = new Checkpoint("log.example", 1L << 62, MerkleTree.emptyRoot());
    private final SignedNote note = signer.sign(head.text());

    private static HeadEntry read(EntryKind kind, ObjectNode body) throws LedgerException {
        return HeadEntry.of(new LedgerEntry(3, kind, 1, Desk.NOW, body, new byte[0]))
                .orElseThrow();
    }

    @Test
    void entriesAreReadAsTheyWereWritten() throws LedgerException {
        var line = signer.cosigner().cosign(head, Desk.NOW);
        for (HeadEntry entry : List.of(
                new HeadEntry.GivenOut(note, "a colleague"),
                new HeadEntry.Seen(HeadEntry.Standing.UNPROVEN, note, signer.key(), "mail.txt"),
                new HeadEntry.Received(head, signer.cosigner().key(), line, "answer.txt"),
                new HeadEntry.Given(head, signer.key(), line))) {
            var written = entry.at(Desk.NOW);
            assertThat(read(written.kind(), (ObjectNode) written.body())).isEqualTo(entry);
        }
    }

    @Test
    void otherKindsSayNothingAboutHeads() throws LedgerException {
        var other = new LedgerEntry(3, EntryKind.NOTE, 1, Desk.NOW, JsonNodeFactory.instance.objectNode(), new byte[0]);
        assertThat(HeadEntry.of(other)).isEmpty();
    }

    @Test
    void aWitnessPolicyThatIsNoneIsRefused() {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("event", "witness-policy-set")
                .put("policy", "x")
                .put("source", "mail");
        assertThatThrownBy(() -> PolicyEntry.of(new LedgerEntry(3, EntryKind.POLICY, 1, Desk.NOW, body, new byte[0])))
                .hasMessageStartingWith("LG-ENTRY: Entry 3 sets no witness policy: ");
    }

    @Test
    void whatThisProgramDoesNotWriteIsRefused() {
        var good = (ObjectNode) new HeadEntry.Seen(HeadEntry.Standing.SHOWN, note, signer.key(), "mail")
                .at(Desk.NOW)
                .body();
        for (ObjectNode bad : List.of(
                good.deepCopy().put("event", "lost"),
                good.deepCopy().put("standing", "doubtful"),
                good.deepCopy().put("note", "no note"),
                good.deepCopy().put("log", "no key"),
                good.deepCopy().put("source", 7),
                good.deepCopy().without(List.of("source")))) {
            assertThatThrownBy(() -> read(EntryKind.CHECKPOINT, bad))
                    .as("%s", bad)
                    .hasMessageStartingWith("LG-ENTRY: Entry 3 ");
        }
    }
}
