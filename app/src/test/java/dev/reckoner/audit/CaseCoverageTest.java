package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.RecordTrail.RecordedValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.sampling.Assurance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What covers the claims of a case in its folder. */
class CaseCoverageTest {
    @TempDir
    Path folder;

    private static long covered(CaseCoverage coverage, EvidenceKind kind) {
        return coverage.kinds().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow()
                .claims();
    }

    private RecordedCase empty() throws IOException {
        return RecordedCase.create(
                folder.resolve("case"), new CaseData("", "", "R. Osei", false, Instant.EPOCH), Clock.systemUTC());
    }

    private Path chained() throws Exception {
        var trail = folder.resolve("chained.trail");
        try (var answers = new ChainedAnswers(trail)) {
            answers.answer("a", 1, "bad", "ledgerly", 1, 2)
                    .answer("b", 25, "good", "ledgerly", 3, 4)
                    .answer("c", 26, "good", "quillbox", 5, 6)
                    .answer("d", 80, "good", "quillbox", 7, 8);
        }
        return trail;
    }

    /** The square root of four is two, which the record says. */
    private static void root(Investigation in) throws Exception {
        in.accept(new ModelRelease("m", "1", Digest.sha256(RerunTrails.ROOT)));
        new RecordTrail()
                .model("m", "1", RerunTrails.ROOT)
                .input(RecordedValue.of("x", Tensor.ofFloats(List.of(1L), 4)))
                .output(RecordedValue.of("y", Tensor.ofFloats(List.of(1L), 2)))
                .in(in);
    }

    @Test
    void aCaseWithoutAClaimIsCoveredByNothingAndLacksNothing() throws IOException {
        try (var audit = empty()) {
            var coverage = audit.coverage();
            assertThat(coverage.claims()).isZero();
            assertThat(coverage.periods()).isEmpty();
            assertThat(coverage.never()).isEmpty();
            assertThat(coverage.secondsPerPoint()).isEmpty();
        }
    }

    @Test
    void claimsAreCountedByDayAndTier() throws Exception {
        try (var audit = empty()) {
            audit.importTrails(List.of(chained()), TaskProgress.SILENT);
            var coverage = audit.coverage();
            assertThat(coverage.days()).isEqualTo(1);
            assertThat(coverage.periods())
                    .extracting(CaseCoverage.Period::claims)
                    .containsExactly(1L, 2L, 0L, 1L);
            assertThat(coverage.periods().get(1).first()).isEqualTo(LocalDate.parse("2026-04-02"));
            for (var tier : Tier.values()) {
                assertThat(coverage.periods().stream()
                                .mapToLong(period -> period.tiers().get(tier))
                                .sum())
                        .isEqualTo(audit.tiers().get(tier));
            }
        }
    }

    @Test
    void whatNoClaimCarriesIsNamedWithWhatToCollect() throws Exception {
        try (var audit = empty()) {
            audit.importTrails(List.of(chained()), TaskProgress.SILENT);
            var coverage = audit.coverage();
            assertThat(covered(coverage, EvidenceKind.SIGNATURE)).isEqualTo(4);
            assertThat(covered(coverage, EvidenceKind.REEXECUTION)).isZero();
            assertThat(coverage.never())
                    .extracting(CaseCoverage.Kind::kind)
                    .contains(EvidenceKind.REEXECUTION, EvidenceKind.ATTESTATION, EvidenceKind.SETTLEMENT)
                    .doesNotContain(EvidenceKind.SIGNATURE);
            assertThat(coverage.assurance()).isEqualTo(new Assurance(4, 0, 0, 0));
            assertThat(coverage.assurance().bound()).isEqualTo(1);
        }
    }

    @Test
    void everyKindOfTheStripIsCountedAsItsMarksAre() throws Exception {
        try (var in = new Investigation(folder)) {
            root(in);
            in.rerun();
            var audit = in.bring();
            var row = AllClaims.of(audit).getFirst();
            for (var kind : EvidenceKind.values()) {
                int mark = EvidenceStrip.CHECKS.indexOf(kind.check());
                if (mark >= 0) {
                    boolean answered = row.strip()
                            .get(mark)
                            .filter(tier -> tier != Tier.NONE)
                            .isPresent();
                    assertThat(covered(audit.coverage(), kind)).as(kind.check()).isEqualTo(answered ? 1 : 0);
                }
            }
        }
    }

    @Test
    void theSecondsAreThoseOfEveryRunAndTheClaimCountsOnce() throws Exception {
        try (var in = new Investigation(folder)) {
            root(in);
            in.rerun();
            var outcomes = in.rerun();
            var coverage = in.bring().coverage();
            double seconds = outcomes.stream()
                    .mapToDouble(outcome -> outcome.took().toNanos() / 1e9)
                    .sum();
            assertThat(coverage.spent().runs()).isEqualTo(2);
            assertThat(coverage.spent().isEstimate()).isFalse();
            assertThat(coverage.spent().seconds()).isCloseTo(seconds, within(1e-9));
            assertThat(coverage.assurance()).isEqualTo(new Assurance(1, 1, 0, 0));
            assertThat(coverage.assurance().bound()).isZero();
            assertThat(coverage.secondsPerPoint().orElseThrow()).isCloseTo(seconds / 100, within(1e-9));
        }
    }

    @Test
    void ofManyRunsSomeAreReadAndTheRestIsEstimated() throws Exception {
        var place = folder.resolve("case");
        try (var in = new Investigation(folder)) {
            root(in);
            for (int i = 0; i < 5; i++) {
                in.rerun();
            }
        }
        try (var ledger = Ledger.open(place)) {
            var all = new RunSeconds(ledger.tables(), new CaseEntries(ledger::entry), ledger.blobs()::read, 5).read();
            var some = new RunSeconds(ledger.tables(), new CaseEntries(ledger::entry), ledger.blobs()::read, 2).read();
            assertThat(all.timed()).isEqualTo(5);
            assertThat(all.isEstimate()).isFalse();
            assertThat(some.runs()).isEqualTo(5);
            assertThat(some.timed()).as("every fourth of five").isEqualTo(2);
            assertThat(some.isEstimate()).isTrue();
            assertThat(some.seconds()).isPositive();
        }
    }

    @Test
    void ofSignedResponsesTheUnsignedPartsAreCounted() throws Exception {
        try (var in = new Investigation(folder)) {
            CostTrails.all().getFirst().play().on(in);
            var coverage = in.bring().coverage();
            assertThat(coverage.unsigned().claims()).isEqualTo(1);
            assertThat(coverage.unsigned().read()).isEqualTo(1);
            assertThat(coverage.unsigned().parts())
                    .extracting(CaseCoverage.Part::id)
                    .contains("response.cost", "gateway.payer");
            assertThat(covered(coverage, EvidenceKind.COST)).isEqualTo(1);
            assertThat(EvidenceKind.COST.codes()).contains(PaymentCode.COST_RECOMPUTED.code());
        }
    }
}
