package dev.reckoner.reputation.subject;

import static dev.reckoner.reputation.subject.Verdicts.BUILD;
import static dev.reckoner.reputation.subject.Verdicts.OPERATOR;
import static dev.reckoner.reputation.subject.Verdicts.RECORDED;
import static dev.reckoner.reputation.subject.Verdicts.day;
import static dev.reckoner.reputation.subject.Verdicts.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.reputation.Comparison;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.ReputationParameters;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.TimeBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final AuditedClaim.Proof UNVOUCHED = new AuditedClaim.Proof(false, false, false);
    private static final AuditedClaim.Proof REFUTED = new AuditedClaim.Proof(true, true, true);

    private static SubjectRecord operator(List<AuditVerdict> verdicts, TimeBasis basis, Instant at) {
        return Standings.of(verdicts, question(SubjectKind.OPERATOR, basis, at))
                .of(OPERATOR)
                .orElseThrow();
    }

    private static Tally tally(List<AuditVerdict> verdicts) {
        return operator(verdicts, TimeBasis.KNOWN, day(100)).timeline().tally(day(100));
    }

    @Test
    void stepsOfTheLadderAreGoodBadOrUndecided() {
        var steps = LadderStep.values();
        var verdicts = new ArrayList<AuditVerdict>();
        for (int i = 0; i < steps.length; i++) {
            verdicts.add(Verdicts.of(i + 1, steps[i]));
        }
        assertThat(tally(verdicts)).isEqualTo(new Tally(3, 1, 1));
    }

    @Test
    void aClaimCountsOnceByTheNewestOfItsVerdicts() {
        var first = Verdicts.of(1, LadderStep.OUTSIDE);
        var second = Verdicts.again(first, LadderStep.BIT_EXACT, day(20));
        assertThat(tally(List.of(second, first))).isEqualTo(new Tally(1, 0, 0));
        assertThat(operator(List.of(first, second), TimeBasis.KNOWN, day(100))
                        .verdicts()
                        .getFirst()
                        .event()
                        .at())
                .isEqualTo(day(20));
    }

    @Test
    void ofTwoVerdictsOfOneInstantTheLaterEntryCounts() {
        var first = Verdicts.of(1, LadderStep.OUTSIDE);
        var second = Verdicts.again(first, LadderStep.BIT_EXACT, RECORDED);
        assertThat(tally(List.of(first, second))).isEqualTo(new Tally(1, 0, 0));
    }

    @Test
    void aRunThatCouldNotDecideTakesNothingBack() {
        var wrong = Verdicts.of(1, LadderStep.OUTSIDE);
        var undecided = Verdicts.again(wrong, LadderStep.INCONCLUSIVE, day(20));
        assertThat(tally(List.of(wrong, undecided))).isEqualTo(new Tally(0, 1, 0));
        assertThat(tally(List.of(undecided, wrong))).isEqualTo(new Tally(0, 1, 0));
        var right = Verdicts.again(undecided, LadderStep.BIT_EXACT, day(30));
        assertThat(tally(List.of(undecided, wrong, right))).isEqualTo(new Tally(1, 0, 0));
    }

    @Test
    void whatWasRecordedLaterIsNotKnownBefore() {
        var first = Verdicts.of(1, LadderStep.OUTSIDE);
        var second = Verdicts.again(first, LadderStep.BIT_EXACT, day(20));
        var before = operator(List.of(first, second), TimeBasis.KNOWN, day(19));
        assertThat(before.timeline().tally(day(19))).isEqualTo(new Tally(0, 1, 0));
        assertThat(Standings.of(List.of(first), question(SubjectKind.OPERATOR, TimeBasis.KNOWN, day(9)))
                        .subjects())
                .isEmpty();
    }

    @Test
    void byWhenAnswersWereMadeTheyCountThenInTheLightOfWhatWasFoundLater() {
        var bad = Verdicts.of(3, LadderStep.OUTSIDE);
        var early = operator(List.of(bad), TimeBasis.MADE, day(4));
        assertThat(early.verdicts()).singleElement().satisfies(counted -> {
            assertThat(counted.event().at()).isEqualTo(day(3));
            assertThat(counted.event().outcome()).isEqualTo(Outcome.BAD);
        });
        assertThat(Standings.of(List.of(bad), question(SubjectKind.OPERATOR, TimeBasis.MADE, day(2)))
                        .of(OPERATOR)
                        .orElseThrow()
                        .verdicts())
                .as("it was not made yet")
                .isEmpty();
    }

    @Test
    void aRecordThatMerelyNamesPartiesAndBuildBlackensNobody() {
        var verdicts = List.of(Verdicts.of(1, LadderStep.BIT_EXACT), Verdicts.of(2, LadderStep.OUTSIDE, UNVOUCHED));
        for (var id : List.of(OPERATOR, Verdicts.PROVIDER, BUILD)) {
            var record = Standings.of(verdicts, question(id.kind(), TimeBasis.KNOWN, day(100)))
                    .of(id)
                    .orElseThrow();
            assertThat(record.timeline().tally(day(100))).as(id.name()).isEqualTo(new Tally(1, 0, 0));
            assertThat(record.apart().notAttributed()).isEqualTo(1);
        }
    }

    @Test
    void aModelAnswersForWhatIsSoldUnderItsName() {
        var record = Standings.of(
                        List.of(Verdicts.of(2, LadderStep.OUTSIDE, UNVOUCHED)),
                        question(SubjectKind.MODEL, TimeBasis.KNOWN, day(100)))
                .of(new SubjectId(SubjectKind.MODEL, "m 1"))
                .orElseThrow();
        assertThat(record.timeline().tally(day(100))).isEqualTo(new Tally(0, 1, 0));
    }

    @Test
    void whatRunningConfirmsAndOtherEvidenceContradictsDecidesNothing() {
        var doubtful = Verdicts.of(1, LadderStep.BIT_EXACT, REFUTED);
        var bad = Verdicts.of(2, LadderStep.OUTSIDE, REFUTED);
        assertThat(tally(List.of(doubtful, bad))).isEqualTo(new Tally(0, 1, 1));
        var without = operator(List.of(bad), TimeBasis.KNOWN, day(100)).at(day(100));
        assertThat(operator(List.of(doubtful, bad), TimeBasis.KNOWN, day(100)).at(day(100)))
                .as("it changes not one bit")
                .isEqualTo(without);
        var record =
                operator(List.of(doubtful, bad, Verdicts.of(3, LadderStep.INCONCLUSIVE)), TimeBasis.KNOWN, day(100));
        assertThat(record.contradicted(day(100))).isEqualTo(1);
        assertThat(record.contradicted(day(-100))).isZero();
    }

    @Test
    void isolatedClaimsAreKeptOrLeftOutByChoice() {
        var verdicts = List.of(
                Verdicts.marked(1, LadderStep.OUTSIDE, ClaimMark.ISOLATED),
                Verdicts.marked(2, LadderStep.OUTSIDE, ClaimMark.DERIVED),
                Verdicts.marked(3, LadderStep.BIT_EXACT, ClaimMark.NONE));
        assertThat(tally(verdicts)).isEqualTo(new Tally(1, 2, 0));
        var without = Standings.of(
                        verdicts, new Question(SubjectKind.OPERATOR, day(100), false, ReputationParameters.DEFAULT))
                .of(OPERATOR)
                .orElseThrow();
        assertThat(without.timeline().tally(day(100))).isEqualTo(new Tally(1, 0, 0));
        assertThat(without.apart().isolated()).isEqualTo(2);
    }

    @Test
    void aNewcomerStartsFromTheOthersAsTheyWereBefore() {
        var verdicts = new ArrayList<AuditVerdict>();
        LongStream.rangeClosed(1, 8).forEach(number -> verdicts.add(Verdicts.of(number, LadderStep.BIT_EXACT)));
        var newcomer = Verdicts.by(
                Verdicts.again(Verdicts.of(20, LadderStep.BIT_EXACT), LadderStep.BIT_EXACT, day(30)), "node-2");
        verdicts.add(newcomer);
        var standings = Standings.of(verdicts, question(SubjectKind.OPERATOR, TimeBasis.KNOWN, day(30)));
        double left = Math.pow(2, -20.0 / 30);
        var joined = standings.of(new SubjectId(SubjectKind.OPERATOR, "node-2")).orElseThrow();
        assertThat(joined.timeline().parameters().baseRate())
                .as("(R + W/2) / (R + S + W) of eight good verdicts, twenty days old")
                .isCloseTo((8 * left + 1) / (8 * left + 2), within(1e-6));
        assertThat(standings.of(OPERATOR).orElseThrow().timeline().parameters().baseRate())
                .as("who came first")
                .isEqualTo(0.5);
    }

    @Test
    void theOrderInWhichVerdictsComeChangesNotOneBit() {
        var random = new Random(7);
        var steps = LadderStep.values();
        var verdicts = new ArrayList<AuditVerdict>();
        for (int i = 1; i <= 200; i++) {
            var verdict = Verdicts.again(
                    Verdicts.of(i % 60, LadderStep.BIT_EXACT), steps[random.nextInt(steps.length)], day(10 + i / 60));
            verdicts.add(i % 3 == 0 ? Verdicts.by(verdict, "node-" + i % 4) : verdict);
        }
        var question = question(SubjectKind.OPERATOR, TimeBasis.MADE, day(100));
        var before = opinions(Standings.of(verdicts, question));
        Collections.shuffle(verdicts, random);
        assertThat(opinions(Standings.of(verdicts, question)))
                .hasSizeGreaterThan(2)
                .isEqualTo(before);
    }

    private static List<Object> opinions(Standings standings) {
        return standings.subjects().stream()
                .<Object>map(record -> List.of(record.id(), record.at(day(100))))
                .toList();
    }

    @Test
    void theVerdictsOfADayAreOneAudit() {
        var verdicts = List.of(
                Verdicts.of(1, LadderStep.BIT_EXACT),
                Verdicts.of(2, LadderStep.BIT_EXACT),
                Verdicts.again(Verdicts.of(3, LadderStep.OUTSIDE), LadderStep.OUTSIDE, day(12)));
        var days = operator(verdicts, TimeBasis.KNOWN, day(100)).days();
        assertThat(days).hasSize(2);
        assertThat(days.getFirst().count(Outcome.GOOD)).isEqualTo(2);
        assertThat(days.getFirst().isFinding()).isFalse();
        assertThat(days.getLast().isFinding()).isTrue();
        assertThat(days.getLast().after().expectation())
                .isLessThan(days.getLast().before().expectation());
    }

    @Test
    void subjectsAreComparedAtAnInstant() {
        var verdicts = new ArrayList<AuditVerdict>();
        LongStream.rangeClosed(1, 20).forEach(number -> {
            verdicts.add(Verdicts.of(number, LadderStep.BIT_EXACT));
            verdicts.add(Verdicts.by(Verdicts.of(number, LadderStep.OUTSIDE), "node-2"));
        });
        var other = new SubjectId(SubjectKind.OPERATOR, "node-2");
        var standings = Standings.of(verdicts, question(SubjectKind.OPERATOR, TimeBasis.KNOWN, day(11)));
        var compared = standings.compare(OPERATOR, List.of(other), day(11)).getFirst();
        assertThat(compared.result()).isEqualTo(Comparison.Result.MORE_THAN_CHANCE);
        assertThat(compared.probability()).as("that node-2 is the better one").isLessThan(0.05);
    }
}
