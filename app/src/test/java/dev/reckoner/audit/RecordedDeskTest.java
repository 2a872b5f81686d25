package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.crypto.tlog.CosignRequest;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.crypto.tlog.WitnessPolicy;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.witness.CaseWitness;
import dev.reckoner.ledger.witness.HeadEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out of a case and comes into it, between its analyst and a witness. */
class RecordedDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private RecordedCase mine;
    private Ledger theirs;
    private LedgerDesk desk;
    private NoteKey log;

    @SuppressWarnings("NullAway.Init") // set by open()
    RecordedDeskTest() {}

    @BeforeEach
    void open() throws IOException {
        var data = new CaseData("April", "", "R. Osei", false, CLOCK.instant());
        mine = RecordedCase.create(folder.resolve("mine"), data, CLOCK);
        theirs = Ledger.create(folder.resolve("theirs"), "theirs", CLOCK.instant());
        desk = mine.desk();
        try (var opened = mine.entries(0, 1).stream()) {
            String key = opened.findFirst().orElseThrow().json().replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
            log = NoteKey.parse(key);
        }
    }

    @AfterEach
    void close() throws IOException {
        mine.close();
        theirs.close();
    }

    private void wantThem() throws IOException {
        desk.setWitnessPolicy(Files.writeString(
                folder.resolve("policy"),
                "witness them " + theirs.cosigner().key().written() + "\nquorum them\n"));
    }

    private Path answer() throws IOException {
        desk.askWitness("them", folder.resolve("request"));
        var request = CosignRequest.parse(Files.readString(folder.resolve("request")));
        var line = new CaseWitness(theirs, theirs.cosigner()).answer(request, log, "request", CLOCK.instant());
        return Files.writeString(folder.resolve("answer"), line.line() + "\n");
    }

    @Test
    void aWitnessIsWantedAskedAndSeen() throws IOException {
        assertThat(desk.heads().policy()).isEmpty();
        wantThem();
        assertThat(desk.heads().policy()).hasValueSatisfying(wanted -> {
            assertThat(wanted.enough()).isOne();
            assertThat(wanted.members()).isOne();
        });
        assertThat(desk.heads().witnesses()).hasSize(1).allMatch(witness -> !witness.asked() && witness.size() == 0);
        Path answer = answer();
        assertThat(desk.heads().witnesses()).allMatch(LedgerHeads.Seen::asked);
        assertThat(desk.acceptAnswer(answer)).hasSize(1);
        assertThat(desk.acceptAnswer(answer)).as("known already").isEmpty();
        LedgerHeads heads = desk.heads();
        assertThat(heads.witnesses().getFirst().cosigned()).contains(CLOCK.instant());
        assertThat(heads.heads()).extracting(head -> head.cosigned().size()).containsExactly(0, 1);
        assertThat(heads.heads()).allMatch(head -> head.of() == 1);
    }

    @Test
    void theNewestPolicyCounts() throws IOException {
        wantThem();
        desk.setWitnessPolicy(Files.writeString(folder.resolve("none"), "quorum none\n"));
        assertThat(desk.heads().witnesses()).isEmpty();
        assertThat(desk.heads().policy())
                .hasValueSatisfying(wanted -> assertThat(wanted.enough()).isZero());
    }

    @Test
    void aFileThatIsNoPolicyChangesNothing() throws IOException {
        long before = mine.ledger().entries();
        Path junk = Files.writeString(folder.resolve("junk"), "junk\n");
        assertThatThrownBy(() -> desk.setWitnessPolicy(junk))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo("LG-POLICY"));
        assertThat(mine.ledger().entries()).isEqualTo(before);
    }

    @Test
    void anExportedProofHoldsForWhoeverHasTheKeyAndIsInTheCustody() throws IOException {
        desk.exportProof(1, folder.resolve("entry-1"));
        var proof = TlogProof.parse(Files.readString(folder.resolve("entry-1.tlog-proof")));
        assertThat(proof.check(Files.readAllBytes(folder.resolve("entry-1.json")), WitnessPolicy.of(log))
                        .holds())
                .isTrue();
        assertThat(desk.custody())
                .flatExtracting(ItemCustody::handling)
                .extracting(CustodyLine::name)
                .containsExactly("entry-1.tlog-proof");
    }

    @Test
    void anExportedHeadIsSignedAndAppearsAmongTheHeads() throws IOException {
        desk.exportHead(folder.resolve("head"));
        var note = SignedNote.parse(Files.readString(folder.resolve("head")));
        assertThat(note.isSignedBy(log)).isTrue();
        assertThat(desk.heads().heads()).hasSize(2);
    }

    @Test
    void theKeysAreToldSinceTheEntryThatNamesThemAndUntilTheOneThatEndsThem() throws IOException {
        assertThat(desk.heads().keys()).singleElement().satisfies(key -> {
            assertThat(key.written()).isEqualTo(log.written());
            assertThat(key.kind()).isEqualTo("Ed25519");
            assertThat(key.since()).isZero();
            assertThat(key.until()).isEmpty();
        });
        end();
        assertThat(desk.heads().keys())
                .singleElement()
                .satisfies(key -> assertThat(key.until()).hasValue(mine.ledger().entries() - 1));
    }

    private void end() throws IOException {
        mine.close();
        try (var ledger = Ledger.open(folder.resolve("mine"))) {
            ledger.retireKey(CLOCK.instant());
        }
        mine = RecordedCase.open(folder.resolve("mine"), CLOCK);
        desk = mine.desk();
    }

    @Test
    void aCaseThatWasEndedSaysSoAndStillShowsItsHeadAndItsEntries() throws IOException {
        assertThat(mine.ledger().standing()).isEqualTo(LedgerState.Standing.OPEN);
        end();
        long entries = mine.ledger().entries();
        assertThat(mine.ledger().standing()).isEqualTo(LedgerState.Standing.ENDED);
        desk.exportHead(folder.resolve("head"));
        desk.exportProof(1, folder.resolve("entry-1"));
        assertThat(SignedNote.parse(Files.readString(folder.resolve("head"))).isSignedBy(log))
                .isTrue();
        assertThat(TlogProof.parse(Files.readString(folder.resolve("entry-1.tlog-proof")))
                        .check(Files.readAllBytes(folder.resolve("entry-1.json")), WitnessPolicy.of(log))
                        .holds())
                .isTrue();
        assertThat(mine.ledger().entries()).as("nothing was recorded").isEqualTo(entries);
    }

    @Test
    void whatIsIntactIsSoAgainstTheHeadInTheFolder() throws IOException {
        var against = mine.verifyLedger(TaskProgress.SILENT)
                .verification()
                .orElseThrow()
                .against()
                .orElseThrow();
        assertThat(against.entries()).isEqualTo(mine.ledger().entries());
        assertThat(against.keys()).containsExactly(log.id());
    }

    @Test
    void noBlobOfACaseThatImportedNothingIsUnnamed() throws IOException {
        assertThat(desk.unnamedBlobs(TaskProgress.SILENT)).isEqualTo(new LedgerDesk.UnnamedBlobs(0, 0));
    }

    @Test
    void theHeadOfAnotherLogIsKeptUnderTheKeyThatIsTrustedAndTheKeyIsOfferedAgain() throws IOException {
        Path head = Files.writeString(folder.resolve("head"), theirs.head());
        assertThat(desk.knownKey(head)).isEmpty();
        String key = theirs.keys().getFirst().written();
        assertThat(desk.importHead(head, " " + key + "\n").standing()).isEqualTo(HeadEntry.Standing.SHOWN);
        assertThat(desk.knownKey(head)).isEqualTo(key);
        assertThat(desk.heads().others()).hasSize(1);
        assertThatThrownBy(() -> desk.importHead(head, "no key"))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.code()).isEqualTo("LG-LOG-KEY"));
    }
}
