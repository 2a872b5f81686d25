package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reputations of a case in its folder, from a claim that is run again. */
class CaseReputationTest {
    private static final SubjectId OPERATOR = new SubjectId(SubjectKind.OPERATOR, RecordTrail.OPERATOR);

    @TempDir
    Path folder;

    /** The square root of four is two, which the record says. */
    private static void trail(Investigation in, boolean endorsed) throws Exception {
        in.accept(new ModelRelease("m", "1", Digest.sha256(RerunTrails.ROOT)));
        if (endorsed) {
            in.accept(new Endorsement(
                    RecordTrail.OPERATOR, RecordTrail.PROVIDER, Optional.of(RecordTrail.keyId()), Optional.empty()));
        }
        new RecordTrail()
                .model("m", "1", RerunTrails.ROOT)
                .input(RecordedValue.of("x", Tensor.ofFloats(List.of(1L), 4)))
                .output(RecordedValue.of("y", Tensor.ofFloats(List.of(1L), 2)))
                .in(in);
        in.rerun();
    }

    private static SubjectRecord operator(RecordedCase audit, TimeBasis basis) throws Exception {
        var desk = audit.reputation();
        var parameters = desk.parameters().withTimeBasis(basis);
        return desk.standings(new Question(SubjectKind.OPERATOR, desk.latest(basis), true, parameters))
                .of(OPERATOR)
                .orElseThrow();
    }

    @Test
    void aClaimThatIsRunTwiceCountsOnceAtTheTimeOfTheBasis() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            in.rerun();
            var audit = in.bring();
            for (var basis : TimeBasis.values()) {
                var record = operator(audit, basis);
                assertThat(record.timeline().tally(Investigation.NOW)).isEqualTo(new Tally(1, 0, 0));
                assertThat(record.verdicts().getFirst().event().at())
                        .isEqualTo(basis == TimeBasis.KNOWN ? Investigation.NOW : RecordTrail.AT);
            }
        }
    }

    @Test
    void aClaimThatOnlyNamesItsOperatorIsCountedBeside() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, false);
            var record = operator(in.bring(), TimeBasis.KNOWN);
            assertThat(record.verdicts()).isEmpty();
            assertThat(record.apart().notAttributed()).isEqualTo(1);
        }
    }

    /** Key ids are public: anybody can write a wrong answer under the key of another, with a signature that does not hold. */
    @Test
    void aWrongAnswerUnderAKeyThatDidNotSignItIsHeldAgainstNobody() throws Exception {
        byte[] spki = Signatures.newEd25519().getPublic().getEncoded();
        try (var in = new Investigation(folder)) {
            in.accept(new ModelRelease("m", "1", Digest.sha256(RerunTrails.ROOT)));
            in.accept(new Endorsement(
                    RecordTrail.OPERATOR, RecordTrail.PROVIDER, Optional.of(Digest.sha256(spki)), Optional.empty()));
            new RecordTrail()
                    .model("m", "1", RerunTrails.ROOT)
                    .input(RecordedValue.of("x", Tensor.ofFloats(List.of(1L), 4)))
                    .output(RecordedValue.of("y", Tensor.ofFloats(List.of(1L), 3)))
                    .inUnderKey(spki, in);
            in.rerun();
            var audit = in.bring();
            assertThat(AllClaims.of(audit))
                    .singleElement()
                    .satisfies(row -> assertThat(row.vouched()).isFalse());
            var record = operator(audit, TimeBasis.KNOWN);
            assertThat(record.verdicts()).isEmpty();
            assertThat(record.apart().notAttributed()).isEqualTo(1);
            assertThat(audit.dossiers().dossier(OPERATOR).totals().attributed()).isZero();
            assertThat(audit.coordination().coordination().troubles()).isEmpty();
        }
    }

    @Test
    void whatFollowedEntryByEntryIsWhatIsMadeAnew() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            in.rerun();
            var audit = in.bring();
            audit.reputation().set(ReputationParameters.DEFAULT.withHalfLife(Duration.ofDays(7)));
            assertThat(audit.verifyLedger(TaskProgress.SILENT).failures()).isEmpty();
            var before = operator(audit, TimeBasis.KNOWN).verdicts();
            audit.rebuild(TaskProgress.SILENT);
            assertThat(operator(audit, TimeBasis.KNOWN).verdicts()).isEqualTo(before);
        }
    }

    @Test
    void theNewestEntryOfParametersCountsAndIsReadAgain() throws Exception {
        var other =
                ReputationParameters.DEFAULT.withHalfLife(Duration.ofDays(7)).withTimeBasis(TimeBasis.MADE);
        try (var in = new Investigation(folder)) {
            var audit = in.bring();
            assertThat(audit.reputation().parameters()).isEqualTo(ReputationParameters.DEFAULT);
            audit.reputation().set(ReputationParameters.DEFAULT.withHalfLife(Duration.ofDays(90)));
            audit.reputation().set(other);
            assertThat(audit.reputation().parameters()).isEqualTo(other);
            var line = audit.entries(audit.ledger().entries() - 1, 1).getFirst();
            assertThat(line.kind()).isEqualTo("policy");
            assertThat(line.what()).startsWith("What reputation is computed with was set by");
            assertThat(line.subject()).isEqualTo("half-life of 7 days");
        }
        try (var again = RecordedCase.openAsItIs(folder.resolve("case"), Clock.systemUTC())) {
            assertThat(again.reputation().parameters()).isEqualTo(other);
        }
    }

    @Test
    void whatIsDoneWithACaseMakesNobodysRecordOlder() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            in.bring();
        }
        var later = Clock.fixed(Investigation.NOW.plus(Duration.ofDays(700)), ZoneOffset.UTC);
        try (var again = RecordedCase.open(folder.resolve("case"), later)) {
            again.reputation().set(ReputationParameters.DEFAULT.withHalfLife(Duration.ofDays(7)));
            assertThat(again.entries(again.ledger().entries() - 1, 1).getFirst().time())
                    .isEqualTo(later.instant());
            assertThat(again.reputation().latest(TimeBasis.KNOWN)).isEqualTo(Investigation.NOW);
        }
    }

    @Test
    void theReleaseOfTheModelAndTheAuditAreItsEvents() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            var desk = in.bring().reputation();
            var standings = desk.standings(
                    new Question(SubjectKind.OPERATOR, Investigation.NOW, true, ReputationParameters.DEFAULT));
            assertThat(desk.events(OPERATOR, standings))
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(SubjectEvent.ModelReleased.class)
                    .hasAtLeastOneElementOfType(SubjectEvent.Audited.class);
        }
    }
}
