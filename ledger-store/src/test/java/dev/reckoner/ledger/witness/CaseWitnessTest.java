package dev.reckoner.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.GoLog;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.CosignRequest;
import dev.reckoner.ledger.EditedEntries;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseWitnessTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Desk witness;

    /** A log that signs whatever it likes. */
    private final NoteSigner liar = new NoteSigner("liar.example/log", Signatures.newEd25519());

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

    private static List<byte[]> leaves(int size, String flavour) {
        return IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf((flavour + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private SignedNote lie(int size, String flavour) {
        return liar.sign(new Checkpoint("liar.example/log", size, MerkleTree.root(leaves(size, flavour))).text());
    }

    private CosignRequest lie(int oldSize, int size, String flavour) {
        List<byte[]> proof = oldSize == 0 ? List.of() : MerkleTree.consistencyProof(leaves(size, flavour), oldSize);
        return CosignRequest.of(oldSize, proof, lie(size, flavour));
    }

    private NoteSignature answer(CosignRequest request, NoteKey log) throws IOException {
        return witness.witness.answer(CosignRequest.parse(request.toString()), log, "request", Desk.NOW);
    }

    private List<HeadEntry.Standing> standings(NoteKey log) throws IOException {
        return KnownHeads.of(witness.ledger).seen(log).stream()
                .map(HeadEntry.Seen::standing)
                .toList();
    }

    private static String code(Throwable refused) {
        return refused instanceof LedgerException ledger ? ledger.code() : refused.toString();
    }

    /** The entry that says what was cosigned is made one of another kind, its leaf hash with it: opening does not see that. */
    @Test
    void whoeverEditsTheWitnesssDatabaseGainsNoCosignature() throws Exception {
        answer(lie(0, 5, "a"), liar.key());
        witness.work(2);
        witness.close();
        Path at = folder.resolve("witness");
        EditedEntries.rename(at, "\"kind\":\"cosignature\"", "\"kind\":\"reserved001\"");
        EditedEntries.rename(at, "\"kind\":\"checkpoint\"", "\"kind\":\"reserved01\"");
        try (Ledger edited = Ledger.open(at)) {
            assertThat(edited.conflicts()).isEmpty();
            CaseWitness fooled = new CaseWitness(edited, edited.cosigner());
            assertThatThrownBy(() -> fooled.answer(
                            CosignRequest.parse(lie(0, 5, "b").toString()), liar.key(), "request", Desk.NOW))
                    .extracting(CaseWitnessTest::code)
                    .isEqualTo("LG-CONFLICT");
        }
    }

    @Test
    void twoMachinesWithoutANetworkWitnessEachOther() throws IOException {
        CosignRequest first = desk.heads.request(0, "witness", Desk.NOW);
        NoteSignature line = answer(first, desk.key());
        desk.heads.accept(
                NoteSignature.parseAll(line.line() + "\n"), List.of(witness.cosigner.key()), "answer", Desk.NOW);
        desk.work(30);
        CosignRequest second = desk.heads.request(11, "witness", Desk.NOW);
        assertThat(second.hashes()).isNotEmpty();
        desk.heads.accept(
                second.checkpoint().with(answer(second, desk.key())),
                List.of(witness.cosigner.key()),
                "answer",
                Desk.NOW);
        var proof = desk.heads.proof(20, Desk.NOW);
        assertThat(proof.check(desk.entry(20), desk.believed(witness)).holds()).isTrue();
        assertThat(KnownHeads.of(witness.ledger).lastCosigned(desk.key()))
                .contains(Checkpoint.parse(second.checkpoint().text()));
    }

    @Test
    void theCosignatureIsOnDiskWhenItIsGivenOut() throws IOException {
        CosignRequest request = desk.heads.request(0, "witness", Desk.NOW);
        NoteSignature line = answer(request, desk.key());
        assertThat(witness.last().kind()).isEqualTo(EntryKind.COSIGNATURE);
        assertThat(witness.recorded())
                .containsExactly(
                        new HeadEntry.Seen(HeadEntry.Standing.COSIGNED, request.checkpoint(), desk.key(), "request"),
                        new HeadEntry.Given(
                                Checkpoint.parse(request.checkpoint().text()), desk.key(), line));
    }

    @Test
    void whatCannotBeRecordedIsNotCosigned() throws IOException {
        CosignRequest request = desk.heads.request(0, "witness", Desk.NOW);
        try (var batch = witness.ledger.begin()) {
            assertThat(batch.size()).isZero();
            assertThatThrownBy(() -> answer(request, desk.key()))
                    .extracting(CaseWitnessTest::code)
                    .isEqualTo("LG-BUSY");
        }
        assertThat(witness.recorded()).isEmpty();
    }

    @Test
    void theSameHeadMayBeCosignedAgain() throws IOException {
        answer(lie(0, 7, "a"), liar.key());
        NoteSignature again = answer(lie(7, 7, "a"), liar.key());
        assertThat(lie(7, "a").with(again).isSignedBy(witness.cosigner.key())).isTrue();
    }

    @Test
    void aLogThatWasRewrittenIsNotCosigned() throws IOException {
        answer(lie(0, 7, "a"), liar.key());
        assertThatThrownBy(() -> answer(lie(7, 12, "b"), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-COSIGN-PROOF");
        assertThat(standings(liar.key())).containsExactly(HeadEntry.Standing.COSIGNED, HeadEntry.Standing.UNPROVEN);
        answer(lie(7, 13, "a"), liar.key());
    }

    @Test
    void twoRootsForOneSizeAreBothKeptAndEndTheMatter() throws IOException {
        answer(lie(0, 7, "a"), liar.key());
        assertThatThrownBy(() -> answer(lie(7, 7, "b"), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-FORK");
        assertThat(standings(liar.key()))
                .containsExactly(HeadEntry.Standing.COSIGNED, HeadEntry.Standing.CONTRADICTING);
        assertThatThrownBy(() -> answer(lie(7, 12, "a"), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-FORK");
    }

    @Test
    void aForkIsNoticedAtAnySizeThatWasSeen() throws IOException {
        witness.witness.keep(lie(20, "b"), liar.key(), "mail", Desk.NOW);
        answer(lie(0, 7, "a"), liar.key());
        assertThatThrownBy(() -> answer(lie(7, 20, "a"), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-FORK");
        assertThat(standings(liar.key()))
                .containsExactly(
                        HeadEntry.Standing.SHOWN, HeadEntry.Standing.COSIGNED, HeadEntry.Standing.CONTRADICTING);
    }

    @Test
    void whatIsKeptTwiceIsRecordedOnceAndAContradictionIsSaid() throws IOException {
        assertThat(witness.witness
                        .keep(lie(7, "a"), liar.key(), "mail", Desk.NOW)
                        .standing())
                .isEqualTo(HeadEntry.Standing.SHOWN);
        assertThat(witness.witness
                        .keep(lie(7, "a"), liar.key(), "mail", Desk.NOW)
                        .standing())
                .isEqualTo(HeadEntry.Standing.SHOWN);
        assertThat(witness.witness
                        .keep(lie(7, "b"), liar.key(), "mail", Desk.NOW)
                        .standing())
                .isEqualTo(HeadEntry.Standing.CONTRADICTING);
        assertThat(witness.witness
                        .keep(lie(7, "a"), liar.key(), "mail", Desk.NOW)
                        .standing())
                .isEqualTo(HeadEntry.Standing.CONTRADICTING);
        assertThat(standings(liar.key())).containsExactly(HeadEntry.Standing.SHOWN, HeadEntry.Standing.CONTRADICTING);
    }

    @Test
    void whatAnotherKeyOfTheSameNameSignedAccusesNobody() throws IOException {
        var namesake = new NoteSigner("liar.example/log", Signatures.newEd25519());
        witness.witness.keep(lie(7, "a"), liar.key(), "mail", Desk.NOW);
        SignedNote other = namesake.sign(lie(7, "b").text());
        assertThat(witness.witness.keep(other, namesake.key(), "mail", Desk.NOW).standing())
                .isEqualTo(HeadEntry.Standing.SHOWN);
    }

    @Test
    void aSmallerHeadIsNotCosigned() throws IOException {
        answer(lie(0, 7, "a"), liar.key());
        assertThatThrownBy(() -> answer(lie(5, 6, "a"), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-COSIGN-SMALLER");
    }

    @Test
    void aRequestThatBeginsElsewhereIsToldWhere() throws IOException {
        assertThatThrownBy(() -> answer(lie(3, 7, "a"), liar.key()))
                .hasMessage("LG-COSIGN-OLD-SIZE: The request begins at 3 entries, and 0 were cosigned last."
                        + " Ask for one that begins at 0.");
        answer(lie(0, 7, "a"), liar.key());
        assertThatThrownBy(() -> answer(lie(0, 9, "a"), liar.key()))
                .hasMessageContaining("Ask for one that begins at 7.");
    }

    @Test
    void whatTheTrustedKeyDidNotSignIsNotCosigned() throws IOException {
        var stranger = new NoteSigner("liar.example/log", Signatures.newEd25519());
        assertThatThrownBy(() -> answer(lie(0, 7, "a"), stranger.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-CHECKPOINT-UNSIGNED");
        var changed = new SignedNote(lie(7, "b").text(), lie(7, "a").signatures());
        assertThatThrownBy(() -> answer(CosignRequest.of(0, List.of(), changed), liar.key()))
                .hasMessageContaining("does not hold");
        assertThatThrownBy(() -> answer(desk.heads.request(0, "witness", Desk.NOW), liar.key()))
                .extracting(CaseWitnessTest::code)
                .isEqualTo("LG-CHECKPOINT-ORIGIN");
        assertThat(witness.recorded()).isEmpty();
    }

    @Test
    void aCaseIsNoWitnessOfItself() throws IOException {
        CosignRequest request = desk.heads.request(0, "itself", Desk.NOW);
        assertThatThrownBy(() -> desk.witness.answer(request, desk.key(), "request", Desk.NOW))
                .hasMessageStartingWith("LG-COSIGN-OWN: ");
    }

    /** Its own head comes back to a case, from somebody who kept it: that is no other log's. */
    @Test
    void aHeadOfTheCaseItselfIsComparedAndKeptOnlyWhereItContradicts() throws Exception {
        SignedNote own = SignedNote.parse(desk.ledger.head());
        desk.work(3);
        assertThatThrownBy(() -> desk.witness.keep(own, desk.key(), "mail", Desk.NOW))
                .hasMessageStartingWith("LG-CHECKPOINT-OWN: ");
        SignedNote cut = forged(desk.ledger.size() + 1);
        assertThatThrownBy(() -> desk.witness.keep(cut, desk.key(), "mail", Desk.NOW))
                .hasMessageStartingWith("LG-ROLLBACK: ");
        assertThat(desk.recorded()).isEmpty();
        SignedNote forked = forged(2);
        assertThatThrownBy(() -> desk.witness.keep(forked, desk.key(), "mail", Desk.NOW))
                .hasMessageStartingWith("LG-FORK: ");
        assertThat(desk.recorded())
                .singleElement()
                .isInstanceOfSatisfying(
                        HeadEntry.Seen.class,
                        seen -> assertThat(seen.standing()).isEqualTo(HeadEntry.Standing.CONTRADICTING));
    }

    /** Signed by whoever has the key of the case, over entries that it does not have. */
    private SignedNote forged(long size) throws Exception {
        var pkcs8 = Base64.getDecoder()
                .decode(Files.readString(folder.resolve("desk/case-key")).strip());
        var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new NoteSigner(desk.key(), secret)
                .sign(new Checkpoint(desk.key().name(), size, MerkleTree.root(leaves(2, "other"))).text());
    }

    @Test
    void aLogMadeInGoIsWitnessed() throws IOException {
        NoteSignature line = answer(CosignRequest.parse(GoLog.request()), NoteKey.parse(GoLog.key()));
        assertThat(CosignRequest.parse(GoLog.request()).checkpoint().with(line).isSignedBy(witness.cosigner.key()))
                .isTrue();
    }
}
