package dev.reckoner.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.EvidenceStrip;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.chart.ClaimsPerDay;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.Contexts;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final InventedCase invented = new InventedCase();
    private final Contexts contexts = new Contexts(invented);
    private final OverviewViewModel model = new OverviewViewModel(contexts.context());

    @Test
    void theTiersAddUpToAllClaims() {
        Summary summary = summary();
        assertThat(summary.claims()).isEqualTo(240);
        assertThat(summary.tiers().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(240);
        assertThat(summary.tiers().get(Tier.CONTRAINDICATED)).isEqualTo(19);
    }

    @Test
    void coverageCountsTheSameClaimsAsTheTiers() {
        var coverage = model.coverage().get().orElseThrow();
        assertThat(coverage.claims()).isEqualTo(summary().claims());
        assertThat(coverage.assurance().wrong()).isEqualTo(19);
        assertThat(coverage.assurance().decided()).isEqualTo(45);
        assertThat(coverage.spent().seconds() / coverage.assurance().points())
                .isEqualTo(coverage.secondsPerPoint().orElseThrow());
    }

    @Test
    void whatIsIsolatedLeadsToItsClaimsAndToWhatItTouches() {
        assertThat(model.isolations().get()).isEqualTo(InForce.NONE);
        model.openMarked();
        model.openTouched(Scope.party(NodeKind.OPERATOR, "meridian-02"));
        assertThat(contexts.places()).containsExactly(PlaceId.CLAIMS, PlaceId.ATTRIBUTION);
        assertThat(contexts.visits())
                .containsExactly(
                        new Visit.Claims(ClaimFilter.marked(Set.of(ClaimMark.ISOLATED, ClaimMark.DERIVED))),
                        new Visit.Touched(Scope.party(NodeKind.OPERATOR, "meridian-02")));
    }

    @Test
    void everyDayBetweenTheFirstAndTheLastIsThere() {
        assertThat(summary().days()).hasSize(30);
        assertThat(summary().days().stream()
                        .mapToLong(day -> day.tiers().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .containsOnly(8L);
    }

    @Test
    void theStatementSaysHowManyWereCheckedAndNothingMore() {
        assertThat(OverviewViewModel.statement(summary()))
                .isEqualTo("202 of 240 answers agree with all evidence that decides."
                        + " 19 contradict it, 13 need judgement, 6 not checked.");
        assertThat(OverviewViewModel.rerun(summary()))
                .startsWith("45 decided by running again, 19 of them outside the bound");
    }

    @Test
    void aDamagedLedgerIsNamedAsTheCauseAndLedTo() {
        invented.unsummed(new LedgerException("LG-LEAF", "Entry 12 was changed on disk."));
        model.refresh();
        Trouble trouble = model.trouble().get().orElseThrow();
        assertThat(trouble).isEqualTo(new Trouble("Entry 12 was changed on disk.", "LG-LEAF", true));
        assertThat(TroubleView.words(trouble)).contains("Its ledger is damaged", "Entry 12 was changed on disk.");
        assertThat(contexts.context().notices().all())
                .as("it stands in its place")
                .isEmpty();
        model.openLedger();
        assertThat(contexts.places()).containsExactly(PlaceId.LEDGER);
    }

    @Test
    void whatIsNoDamageIsNotCalledSo() {
        invented.unsummed(new IOException("The disk is gone"));
        model.refresh();
        assertThat(model.trouble().get()).contains(new Trouble("The disk is gone", "UI-OVERVIEW", false));
    }

    @Test
    void anEmptyCaseSaysNothing() {
        var empty = new OverviewViewModel(new Contexts(InventedCase.empty()).context());
        Summary summary = empty.summary().get().orElseThrow();
        assertThat(OverviewViewModel.statement(summary)).contains("nothing can be said");
        assertThat(summary.days()).isEmpty();
        assertThat(empty.coverage().get().orElseThrow().never()).isEmpty();
    }

    @Test
    void theGravestDecisionComesFirstAndLeadsToItsClaims() {
        Decision first = summary().decisions().getFirst();
        assertThat(first.tier()).isEqualTo(Tier.CONTRAINDICATED);
        model.open(first);
        assertThat(contexts.places()).containsExactly(PlaceId.CLAIMS);
        assertThat(contexts.visits().getFirst()).isInstanceOfSatisfying(Visit.Claims.class, visit -> {
            ClaimFilter.Named named = visit.filter().only().orElseThrow();
            assertThat(first.title())
                    .startsWith(named.name().substring(0, named.name().indexOf(':') + 1));
            assertThat(first.detail()).startsWith(named.claims().size() + " claim");
            assertThat(AllClaims.of(invented))
                    .filteredOn(row -> named.claims().contains(row.id()))
                    .hasSameSizeAs(named.claims())
                    .allMatch(row -> row.tier() == Tier.CONTRAINDICATED);
        });
    }

    @Test
    void aTrailWithSomethingUnreadWaitsForADecision() {
        assertThat(summary().decisions())
                .anySatisfy(decision -> assertThat(decision.visit()).isEqualTo(new Visit.Trail(2)));
    }

    @Test
    void aClickOnACountShowsTheClaimsOfThatTier() {
        model.open(Tier.WARNING);
        assertThat(contexts.visits()).containsExactly(new Visit.Claims(ClaimFilter.tier(Tier.WARNING)));
    }

    @Test
    void findingsAreFoldedByCodeAndOperatorAndLeaveOutWhatAffirms() {
        assertThat(summary().groups()).isNotEmpty().noneMatch(group -> group.tier() == Tier.AFFIRMING);
        long against = summary().groups().stream()
                .filter(group -> group.tier() == Tier.CONTRAINDICATED)
                .mapToLong(FindingGroup::count)
                .sum();
        assertThat(against).isEqualTo(19);
        assertThat(OverviewViewModel.sum(summary())).isEqualTo("19 contraindicated claims, by what is wrong");
    }

    @Test
    void coverageCountsClaimsThatCarryTheEvidence() {
        int attestation = EvidenceStrip.CHECKS.indexOf("attestation");
        int input = EvidenceStrip.CHECKS.indexOf("input");
        assertThat(summary().coverage().get(attestation)).isEqualTo(160);
        // Seven inputs are named and missing: not checked is not covered.
        assertThat(summary().coverage().get(input)).isEqualTo(233);
    }

    @Test
    void aReexecutionShowsAtOnce() throws Exception {
        var warning = AllClaims.of(invented).stream()
                .filter(row -> row.tier() == Tier.WARNING && row.verdict().isEmpty())
                .findFirst()
                .orElseThrow();
        invented.reexecute(
                List.of(warning.id()),
                dev.reckoner.audit.ReexecutionOptions.DEFAULT,
                outcome -> {},
                dev.reckoner.audit.TaskProgress.SILENT);
        assertThat(summary().verdicts().get(Verdict.WITHIN_EMPIRICAL)).isEqualTo(1);
    }

    @Test
    void theChartStacksEveryClaimOfADayAndHasItsTable() {
        var picture = ClaimsPerDay.of(summary().days(), 700, 200);
        assertThat(picture.twin().rows()).hasSize(30);
        assertThat(picture.twin().rows().getFirst()).containsExactly("2026-03-02", "0", "0", "8", "0");
        assertThat(picture.summary()).isEqualTo("240 claims on 30 days; 19 are contradicted by evidence");
    }

    @Test
    void nothingIsCountedAsZero() {
        Summary all = summary();
        var affirming = new Summary(
                2,
                java.util.Map.of(Tier.AFFIRMING, 2L),
                java.util.Map.of(Verdict.BIT_EXACT, 1L),
                0,
                1,
                1,
                1,
                1,
                all.first(),
                all.last(),
                all.days(),
                all.coverage(),
                List.of(),
                List.of(),
                List.of());
        assertThat(OverviewViewModel.statement(affirming))
                .isEqualTo("2 of 2 answers agree with all evidence that decides."
                        + " None contradicts it, none needs judgement, none not checked.");
        assertThat(OverviewViewModel.rerun(affirming))
                .isEqualTo("1 decided by running again, none of them outside the bound; none inconclusive");
        assertThat(OverviewViewModel.sum(affirming)).isEmpty();
    }

    @Test
    void theChartMarksWhereARunOfContraindicatedClaimsBegan() {
        ClaimsPerDay.Event event = summary().events().getFirst();
        FindingGroup group = summary().groups().stream()
                .filter(each -> event.words().equals(each.operatorWords() + ": " + each.count() + " contradicted"))
                .findFirst()
                .orElseThrow();
        assertThat(AllClaims.of(invented))
                .filteredOn(row -> group.claims().contains(row.id()))
                .extracting(row -> row.madeAt())
                .allMatch(time -> !time.isBefore(group.first()));
        assertThat(event.day().toString()).isEqualTo(group.first().toString().substring(0, 10));
        assertThat(event.sentence()).contains(group.title(), group.codes());
        assertThat(summary().events()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void importIsAskedOfTheTrailsPlace() {
        model.importTrail();
        assertThat(contexts.places()).containsExactly(PlaceId.TRAILS);
        assertThat(contexts.visits()).containsExactly(new Visit.Import());
        assertThat(invented.imports()).isEqualTo(List.<List<Path>>of());
    }

    private Summary summary() {
        return model.summary().get().orElseThrow();
    }
}
