package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.FindingRef;
import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to findings of a case in its folder. */
class CaseAnswersTest {
    private static final AnsweringParty OPERATOR = new AnsweringParty(SubjectKind.OPERATOR, "op");
    private static final AnsweringParty PROVIDER = new AnsweringParty(SubjectKind.PROVIDER, "p");
    /** The key that signs the trail. */
    private static final KeyPair OWN = Signatures.ed25519(new byte[32]);

    private static final Digest OWN_ID = Digest.sha256(OWN.getPublic().getEncoded());

    @TempDir
    Path folder;

    private RecordedCase audit;

    @BeforeEach
    void makeCase() throws Exception {
        audit = made("case", "one", "two");
    }

    private RecordedCase made(String name, String... labels) throws Exception {
        var made = RecordedCase.create(
                folder.resolve(name), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
        for (var label : labels) {
            made.importTrails(
                    List.of(SmallTrail.write(folder.resolve(name + label + ".trail"), label)), TaskProgress.SILENT);
        }
        return made;
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    private AnswerDesk desk() {
        return audit.dossiers().answers();
    }

    private List<OpenFinding> findings() throws IOException {
        return desk().findings(OPERATOR.subject(), Optional.of("EV-PARTY-UNENDORSED"), 10);
    }

    private AnswerStatement statement(AnsweringParty party, String words) throws IOException {
        return desk().statement(
                        party,
                        findings(),
                        words,
                        List.of(Digest.sha256(new byte[0]), claims().getFirst().id()));
    }

    private List<ClaimRow> claims() throws IOException {
        return AllClaims.of(audit);
    }

    private GivenAnswer give(AnsweringParty party, KeyPair key, String words) throws IOException {
        return desk().record(SignedAnswer.sign(statement(party, words), key));
    }

    private String refused(AnswerStatement statement) {
        var refusal = new String[1];
        assertThatExceptionOfType(RefusedAnswer.class)
                .isThrownBy(() -> desk().record(SignedAnswer.sign(statement, OWN)))
                .satisfies(why -> refusal[0] = why.code());
        return refusal[0];
    }

    @Test
    void anAnswerIsRecordedOnceAndChangesNothingElse() throws Exception {
        assertThat(findings()).hasSize(2);
        var rows = claims();
        var found = audit.findings();
        var given = give(OPERATOR, OWN, "The key is ours.");
        long entries = audit.ledger().entries();
        assertThat(given.statement().words()).isEqualTo("The key is ours.");
        assertThat(given.row().by()).isEqualTo("R. Osei");
        assertThat(given.held()).containsExactly(rows.getFirst().id());
        assertThat(desk().record(given.row().answer()).row()).isEqualTo(given.row());
        assertThat(audit.ledger().entries()).isEqualTo(entries);
        assertThat(claims()).isEqualTo(rows);
        assertThat(audit.findings()).isEqualTo(found);
        var line = audit.entries(given.row().entry(), 1).getFirst();
        assertThat(line.kind()).isEqualTo(EntryKind.ANSWER.wireName());
        assertThat(line.what()).contains("Answer of op to 2 findings");
        assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
    }

    @Test
    void itIsThereWhenTheCaseIsOpenedAgainAndWhenItsTablesAreMadeAnew() throws Exception {
        var given = give(OPERATOR, OWN, "The key is ours.");
        audit.close();
        audit = RecordedCase.open(folder.resolve("case"), Clock.systemUTC());
        assertThat(desk().rows()).containsExactly(given.row());
        audit.rebuild(TaskProgress.SILENT);
        assertThat(desk().rows()).containsExactly(given.row());
    }

    @Test
    void whoseKeyItIsIsToldByWhatTheCaseHoldsNow() throws Exception {
        give(OPERATOR, OWN, "By the key of the trail.");
        give(OPERATOR, Signatures.newEd25519(), "By a key that nobody knows.");
        give(PROVIDER, OWN, "By the key of its operator.");
        assertThat(grades()).containsExactly(KeyVouch.Grade.STATED, KeyVouch.Grade.UNKNOWN, KeyVouch.Grade.STATED);
        endorse("op", "p", Optional.of(OWN_ID));
        assertThat(grades())
                .containsExactly(KeyVouch.Grade.ACCEPTED, KeyVouch.Grade.UNKNOWN, KeyVouch.Grade.OF_OPERATOR);
        assertThat(desk().given()).extracting(GivenAnswer::isItsWord).containsExactly(true, false, false);
        endorse("other", "others", Optional.of(OWN_ID));
        assertThat(grades())
                .containsExactly(KeyVouch.Grade.OF_OTHERS, KeyVouch.Grade.UNKNOWN, KeyVouch.Grade.OF_OTHERS);
        assertThat(desk().given()).noneMatch(given -> given.vouch().isVouched());
    }

    @Test
    void aFindingIsAnsweredByTheWordOfThePartyAlone() throws Exception {
        give(OPERATOR, Signatures.newEd25519(), "In its name.");
        give(PROVIDER, OWN, "By a key of the trail.");
        var dossier = audit.dossiers().dossier(OPERATOR.subject());
        var found = dossier.findings().stream()
                .filter(each -> !each.answers().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(dossier.isAnswered(found)).isFalse();
        var row = give(OPERATOR, OWN, "The key is ours.").row();
        var accepted = new KeyVouch(KeyVouch.Grade.ACCEPTED, "op");
        assertThat(dossier.isAnswered(with(found, new GivenAnswer(row, accepted, false, Set.of()))))
                .isTrue();
        assertThat(dossier.isAnswered(with(found, new GivenAnswer(row, accepted, true, Set.of()))))
                .isFalse();
    }

    private static Dossier.Found with(Dossier.Found found, GivenAnswer given) {
        return new Dossier.Found(
                found.code(),
                found.tier(),
                found.sentence(),
                found.claims(),
                found.attributed(),
                found.first(),
                found.last(),
                found.newest(),
                List.of(given));
    }

    private List<KeyVouch.Grade> grades() throws IOException {
        return desk().given().stream().map(given -> given.vouch().grade()).toList();
    }

    private void endorse(String operator, String provider, Optional<Digest> key) throws IOException {
        var values = new ReferenceValues(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Endorsement(
                        operator, provider, key, key.isPresent() ? Optional.empty() : Optional.of(Map.of()))));
        audit.setReferences(values, TaskProgress.SILENT);
    }

    @Test
    void aKeyThatIsIsolatedIsToldToBe() throws Exception {
        give(OPERATOR, OWN, "By the key of the trail.");
        audit.attribution().isolate(Scope.NOTHING.withKey(Optional.of(OWN_ID)), "it was stolen", List.of());
        assertThat(desk().given().getFirst().isolated()).isTrue();
        var key = audit.dossiers().dossier(OPERATOR.subject()).keys().getFirst();
        assertThat(key.isolated()).isTrue();
    }

    /** What was found stays answered to, though a later check records it anew or no longer finds it. */
    @Test
    void anAnswerOutlivesTheFindingThatItIsTo() throws Exception {
        var statement = statement(OPERATOR, "The key is ours.");
        endorse("op", "p", Optional.of(OWN_ID));
        assertThat(findings()).isEmpty();
        desk().record(SignedAnswer.sign(statement, OWN));
        assertThat(desk().given().getFirst().isAbout(claims().getFirst().id())).isTrue();
    }

    @Test
    void whatIsToAnotherFindingOrAnotherCaseIsRefused() throws Exception {
        var statement = statement(OPERATOR, "words");
        try (var other = made("other", "one")) {
            assertThatExceptionOfType(RefusedAnswer.class)
                    .isThrownBy(() -> other.dossiers().answers().record(SignedAnswer.sign(statement, OWN)))
                    .matches(why -> why.code().equals("AN-OTHER-CASE"));
        }
        var ref = statement.findings().getFirst();
        var second = statement.findings().getLast();
        var affirmed = audit.findingsAt(ref.entry()).orElseThrow().findings().stream()
                .filter(finding -> finding.tier() == Tier.AFFIRMING)
                .findFirst()
                .orElseThrow();
        assertThat(refused(to(
                        statement,
                        new FindingRef(ref.claim(), affirmed.check(), affirmed.code(), ref.entry(), ref.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(refused(to(
                        statement, new FindingRef(ref.claim(), ref.check(), ref.code(), ref.entry() + 1, ref.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(refused(to(
                        statement, new FindingRef(second.claim(), ref.check(), ref.code(), ref.entry(), ref.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(refused(to(
                        statement, new FindingRef(ref.claim(), ref.check(), ref.code(), ref.entry(), second.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(refused(
                        to(statement, new FindingRef(ref.claim(), ref.check(), "EX-DIFFERS", ref.entry(), ref.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(refused(to(
                        statement,
                        new FindingRef(ref.claim(), ref.check(), ref.code(), Long.MAX_VALUE >> 11, ref.leaf()))))
                .isEqualTo("AN-NO-FINDING");
        assertThat(desk().rows()).isEmpty();
    }

    private static AnswerStatement to(AnswerStatement statement, FindingRef ref) {
        return new AnswerStatement(
                statement.origin(), List.of(ref), statement.party(), statement.words(), statement.made(), List.of());
    }

    @Test
    void nobodyAnswersWhomTheClaimsDoNotName() throws Exception {
        assertThat(refused(statement(new AnsweringParty(SubjectKind.OPERATOR, "tessel"), "not me")))
                .isEqualTo("AN-NOT-NAMED");
        assertThat(refused(statement(new AnsweringParty(SubjectKind.PROVIDER, "op"), "not so")))
                .isEqualTo("AN-NOT-NAMED");
    }

    @Test
    void theDossierHoldsItBesideTheFinding() throws Exception {
        var given = give(OPERATOR, OWN, "The key is ours.\nSecond line.");
        var dossier = audit.dossiers().dossier(OPERATOR.subject());
        assertThat(audit.dossiers().subjects(SubjectKind.OPERATOR)).containsExactly(OPERATOR.subject());
        assertThat(dossier.totals()).isEqualTo(new Dossier.Totals(2, 0, 0, 0, 0));
        assertThat(dossier.answers()).containsExactly(given);
        var found = dossier.findings().stream()
                .filter(one -> one.code().equals("EV-PARTY-UNENDORSED"))
                .findFirst()
                .orElseThrow();
        assertThat(found.claims()).isEqualTo(2);
        assertThat(found.attributed()).isZero();
        assertThat(found.answers()).containsExactly(given);
        assertThat(dossier.keys()).singleElement().satisfies(key -> {
            assertThat(key.key()).isEqualTo(OWN_ID);
            assertThat(key.grounds()).containsExactly(Dossier.Ground.STATED);
            assertThat(key.claims()).isEqualTo(2);
        });
        assertThat(dossier.with(SubjectKind.PROVIDER))
                .extracting(seen -> seen.id().name())
                .containsExactly("p");
        assertThat(dossier.coverage()).extracting(Dossier.Covered::check).isEqualTo(EvidenceStrip.CHECKS);
        assertThat(dossier.standing()).isEmpty();
        assertThat(DossierFile.text(dossier, desk().origin()))
                .contains("Dossier of operator op", "    | Second line.")
                .anyMatch(line -> line.startsWith("EV-PARTY-UNENDORSED warning"));
        assertThat(CaseJson.text(DossierFile.json(dossier, desk().origin())).getBytes(StandardCharsets.UTF_8))
                .isNotEmpty();
        assertThat(audit.dossiers().dossier(PROVIDER.subject()).answers()).isEmpty();
        assertThat(audit.dossiers().dossier(PROVIDER.subject()).findings())
                .anyMatch(one -> one.answers().equals(List.of(given)));
    }
}
