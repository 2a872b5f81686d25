package dev.reckoner.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.Endorsement;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.ledger.EntryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnHeadsTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Desk witness;

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(folder, "desk");
        desk.work(10);
        witness = new Desk(folder, "witness");
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        witness.close();
    }

    private NoteSignature cosigned(SignedNote note) {
        return witness.cosigner.cosign(Checkpoint.parse(note.text()), Desk.NOW);
    }

    @Test
    void aHeadThatIsGivenOutIsRecordedAndDoesNotCoverThat() throws IOException {
        SignedNote note = desk.heads.giveOut("a colleague", Desk.NOW);
        assertThat(note.isSignedBy(desk.key())).isTrue();
        assertThat(Desk.size(note)).isEqualTo(11);
        assertThat(desk.ledger.size()).isEqualTo(12);
        assertThat(desk.last().kind()).isEqualTo(EntryKind.CHECKPOINT);
        assertThat(desk.recorded()).containsExactly(new HeadEntry.GivenOut(note, "a colleague"));
    }

    @Test
    void everyEntryIsProvenToSomebodyWithoutThisProgram() throws IOException {
        for (int index = 0; index < 11; index++) {
            TlogProof proof = TlogProof.parse(desk.heads.proof(index, Desk.NOW).toString());
            assertThat(proof.check(desk.entry(index), desk.believed()).holds()).isTrue();
            assertThat(proof.check(desk.entry((index + 1) % 11), desk.believed())
                            .included())
                    .isFalse();
        }
    }

    @Test
    void aProofRestsOnAHeadThatIsOutAlreadyWhereOneCoversTheEntry() throws IOException {
        SignedNote note = desk.heads.giveOut("a colleague", Desk.NOW);
        desk.work(5);
        assertThat(desk.heads.proof(10, Desk.NOW).checkpoint()).isEqualTo(note);
        assertThat(desk.heads.proof(11, Desk.NOW).head().size()).isEqualTo(17);
        assertThat(desk.ledger.size()).isEqualTo(18);
    }

    @Test
    void aProofPrefersTheHeadThatWitnessesCosigned() throws IOException {
        SignedNote note = desk.heads.giveOut("a witness", Desk.NOW);
        desk.heads.accept(List.of(cosigned(note)), List.of(witness.cosigner.key()), "answer", Desk.NOW);
        desk.heads.giveOut("a colleague", Desk.NOW);
        TlogProof proof = desk.heads.proof(3, Desk.NOW);
        assertThat(proof.head().size()).isEqualTo(11);
        assertThat(proof.check(desk.entry(3), desk.believed(witness)).holds()).isTrue();
        TlogProof late = desk.heads.proof(12, Desk.NOW);
        assertThat(late.check(desk.entry(12), desk.believed(witness))
                        .endorsement()
                        .standing())
                .isEqualTo(Endorsement.Standing.NO_QUORUM);
    }

    @Test
    void anEntryThatIsNotThereHasNoProof() {
        for (long index : new long[] {-1, 11}) {
            assertThatThrownBy(() -> desk.heads.proof(index, Desk.NOW)).hasMessageStartingWith("LG-NO-ENTRY: ");
        }
        assertThat(desk.ledger.size()).isEqualTo(11);
    }

    @Test
    void aCosignatureIsRecordedOnce() throws IOException {
        SignedNote note = desk.heads.giveOut("a witness", Desk.NOW);
        SignedNote answered = note.with(cosigned(note));
        var keys = List.of(witness.cosigner.key());
        assertThat(desk.heads.accept(answered, keys, "answer", Desk.NOW)).hasSize(1);
        assertThat(desk.last().kind()).isEqualTo(EntryKind.COSIGNATURE);
        long size = desk.ledger.size();
        assertThat(desk.heads.accept(answered, keys, "answer", Desk.NOW)).isEmpty();
        assertThat(desk.heads.accept(List.of(cosigned(note)), keys, "answer", Desk.NOW))
                .isEmpty();
        assertThat(desk.ledger.size()).isEqualTo(size);
    }

    @Test
    void aHeadOfAnySizeThatTheLedgerHadMayBeCosigned() throws IOException {
        String origin =
                Checkpoint.parse(SignedNote.parse(desk.ledger.head()).text()).origin();
        var early = new Checkpoint(origin, 4, desk.ledger.root(4));
        var note = new SignedNote(early.text(), List.of(witness.cosigner.cosign(early, Desk.NOW)));
        assertThat(desk.heads.accept(note, List.of(witness.cosigner.key()), "answer", Desk.NOW))
                .extracting(HeadEntry.Received::head)
                .containsExactly(early);
    }

    @Test
    void aCosignatureOfAHeadThatTheLedgerNeverHadIsRefused() throws IOException {
        var tree = desk.ledger;
        String origin = "reckoner.example/desk";
        for (Checkpoint foreign : List.of(
                new Checkpoint(origin, 4, tree.root(5)),
                new Checkpoint(origin, 12, tree.root(11)),
                new Checkpoint("reckoner.example/other", 4, tree.root(4)),
                new Checkpoint(origin, 4, new Checkpoint(origin, 4, tree.root(4)).root(), List.of("extension")))) {
            var note = new SignedNote(foreign.text(), List.of(witness.cosigner.cosign(foreign, Desk.NOW)));
            assertThatThrownBy(() -> desk.heads.accept(note, List.of(witness.cosigner.key()), "answer", Desk.NOW))
                    .as("%s", foreign)
                    .hasMessageStartingWith("LG-COSIGN-FOREIGN: ");
        }
        assertThat(desk.recorded()).isEmpty();
    }

    @Test
    void aCosignatureThatDoesNotHoldIsRefused() throws IOException {
        SignedNote note = desk.heads.giveOut("a witness", Desk.NOW);
        NoteSignature other = cosigned(witness.heads.giveOut("somebody", Desk.NOW));
        var keys = List.of(witness.cosigner.key());
        assertThatThrownBy(() -> desk.heads.accept(note.with(other), keys, "answer", Desk.NOW))
                .hasMessageStartingWith("LG-COSIGN-BAD: ");
        assertThatThrownBy(() -> desk.heads.accept(List.of(other), keys, "answer", Desk.NOW))
                .hasMessageStartingWith("LG-COSIGN-BAD: ");
    }

    @Test
    void whomTheAnalystDidNotNameIsNoWitness() throws IOException {
        SignedNote note = desk.heads.giveOut("a witness", Desk.NOW);
        var keys = List.of(desk.cosigner.key());
        assertThatThrownBy(() -> desk.heads.accept(note.with(cosigned(note)), keys, "answer", Desk.NOW))
                .hasMessageStartingWith("LG-COSIGN-NONE: ");
        assertThatThrownBy(() -> desk.heads.accept(List.of(cosigned(note)), keys, "answer", Desk.NOW))
                .hasMessageStartingWith("LG-COSIGN-NONE: ");
    }

    @Test
    void aWitnessIsNotAskedAboutSizesThatNeverWere() {
        for (long size : new long[] {-1, 12}) {
            assertThatThrownBy(() -> desk.heads.request(size, "somebody", Desk.NOW))
                    .hasMessageStartingWith("LG-COSIGN-OLD-SIZE: ");
        }
    }
}
