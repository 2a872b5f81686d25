package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.claims.ClaimOrder.Column;
import dev.reckoner.ui.claims.ClaimQuery.Days;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.task.Background;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimsViewModelTest {
    private final InventedCase auditCase = new InventedCase();
    private final ClaimsViewModel model = new ClaimsViewModel(auditCase, Background.direct());

    @Test
    void showsEveryClaimWithTheGravestFirst() {
        assertThat(model.lines()).hasSize(AllClaims.of(auditCase).size());
        assertThat(tiers().getFirst()).isEqualTo(Tier.CONTRAINDICATED);
        assertThat(tiers().getLast()).isEqualTo(Tier.AFFIRMING);
        assertThat(tiers().stream().distinct())
                .hasSize((int) tiers().stream().distinct().count());
    }

    @Test
    void equalsAreNewestFirst() {
        List<ClaimRow> grave = rows().stream()
                .filter(row -> row.tier() == Tier.CONTRAINDICATED)
                .toList();
        assertThat(grave).isSortedAccordingTo((a, b) -> b.madeAt().compareTo(a.madeAt()));
    }

    @Test
    void countsAreOfTheWholeCaseWhateverIsFiltered() {
        var before = model.facts().get().tiers();
        model.toggle(Tier.WARNING);
        assertThat(model.facts().get().tiers()).isEqualTo(before);
        assertThat(before.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(240);
        assertThat(before.get(Tier.WARNING)).isEqualTo(model.lines().size());
    }

    @Test
    void chipsOfSeveralTiersShowTheirUnionAndASecondPressTakesOneAway() {
        model.toggle(Tier.CONTRAINDICATED);
        model.toggle(Tier.WARNING);
        assertThat(tiers()).containsOnly(Tier.CONTRAINDICATED, Tier.WARNING);
        model.toggle(Tier.CONTRAINDICATED);
        assertThat(tiers()).containsOnly(Tier.WARNING);
        model.toggle(Tier.WARNING);
        assertThat(model.lines()).hasSize(240);
    }

    @Test
    void searchFindsEveryWordInAnyColumnWhateverTheCase() {
        model.query().set(ClaimQuery.ALL.withText("  NORTHDESK meridian-03 "));
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.application()).isEqualTo("Northdesk");
            assertThat(row.operator()).isEqualTo("Meridian-03");
        });
        long expected = AllClaims.of(auditCase).stream()
                .filter(row ->
                        row.application().equals("Northdesk") && row.operator().equals("Meridian-03"))
                .count();
        assertThat(rows()).hasSize((int) expected);
    }

    @Test
    void searchFindsAClaimByItsHashWholeOrAbbreviated() {
        Digest id = AllClaims.of(auditCase).get(17).id();
        for (String text :
                List.of(id.toString(), id.hex(), id.abbreviated(), id.hex().toUpperCase(java.util.Locale.ROOT))) {
            model.query().set(ClaimQuery.ALL.withText(text));
            assertThat(rows()).extracting(ClaimRow::id).containsExactly(id);
        }
    }

    @Test
    void daysAreCountedFromTheFirstClaimAndBothEndsBelong() {
        model.query().set(ClaimQuery.ALL.withDays(Optional.of(new Days(3, 4))));
        assertThat(model.lines()).hasSize(16).extracting(ClaimLine::day).containsOnly(3, 4);
    }

    @Test
    void verdictsFilterIncludingTheClaimsNotRun() {
        Digest id = AllClaims.of(auditCase).get(100).id();
        auditCase.reexecute(List.of(id), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT);
        Verdict verdict = row(id).verdict().orElseThrow();
        model.query().set(ClaimQuery.ALL.withVerdict(new VerdictChoice.Only(verdict)));
        assertThat(rows()).extracting(ClaimRow::id).contains(id);
        assertThat(rows()).allMatch(row -> row.verdict().equals(Optional.of(verdict)));
        model.query().set(ClaimQuery.ALL.withVerdict(new VerdictChoice.NotRun()));
        assertThat(rows())
                .allMatch(row -> row.verdict().isEmpty())
                .noneMatch(row -> row.id().equals(id));
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void everyColumnSortsBothWaysWithoutLosingAClaim(Column column) {
        var upwards = new ClaimOrder(column, false);
        model.query().set(ClaimQuery.ALL.withOrder(upwards));
        List<ClaimRow> up = rows();
        assertThat(up).hasSize(240).isSortedAccordingTo(inOrder(upwards));
        model.query().set(ClaimQuery.ALL.withOrder(new ClaimOrder(column, true)));
        assertThat(rows()).isEqualTo(up.reversed());
    }

    private static Comparator<ClaimRow> inOrder(ClaimOrder order) {
        return Comparator.comparing(ClaimRow::facts, order.ofTables().comparator());
    }

    @Test
    void theDetailFollowsTheSelection() {
        Digest id = AllClaims.of(auditCase).get(5).id();
        model.selected().set(Optional.of(id));
        assertThat(model.detail().get().orElseThrow().row().id()).isEqualTo(id);
        model.selected().set(Optional.empty());
        assertThat(model.detail().get()).isEmpty();
    }

    @Test
    void actionsConcernTheChosenClaimsInTheOrderOfTheTableElseTheSelectedOne() {
        Digest selected = rows().get(9).id();
        model.selected().set(Optional.of(selected));
        assertThat(model.subjects()).containsExactly(selected);
        model.toggleChosen(rows().get(4).id());
        model.toggleChosen(rows().get(2).id());
        assertThat(model.subjects())
                .containsExactly(rows().get(2).id(), rows().get(4).id());
        model.toggleChosen(rows().get(2).id());
        assertThat(model.subjects()).containsExactly(rows().get(4).id());
    }

    @Test
    void aChosenClaimThatTheFilterHidesIsStillAmongTheSubjects() {
        Digest affirmed = rows().getLast().id();
        model.toggleChosen(affirmed);
        model.toggle(Tier.CONTRAINDICATED);
        assertThat(model.subjects()).containsExactly(affirmed);
    }

    @Test
    void aNewSnapshotOfTheCaseShowsInRowsAndDetail() {
        Digest id = rows().getFirst().id();
        model.selected().set(Optional.of(id));
        auditCase.reexecute(List.of(id), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT);
        assertThat(rows().getFirst().verdict()).isPresent();
        assertThat(model.detail().get().orElseThrow().comparison()).isPresent();
    }

    @Test
    void exactlyTheClaimsThatAnotherPlaceNamedAreShownUntilTheirChipIsTakenAway() {
        List<Digest> three = List.of(
                AllClaims.of(auditCase).get(3).id(),
                AllClaims.of(auditCase).get(80).id(),
                AllClaims.of(auditCase).get(200).id());
        model.show(ClaimFilter.only("three", Set.copyOf(three)));
        assertThat(model.lines()).extracting(line -> line.row().id()).containsExactlyInAnyOrderElementsOf(three);
        assertThat(model.query().get().everything()).isFalse();
        model.query().set(model.query().get().withOnly(Optional.empty()));
        assertThat(model.lines()).hasSize(240);
    }

    @Test
    void reasonsShowTheirUnionTogetherWithTheOtherFilters() {
        List<String> codes = model.reasons().get().codes();
        assertThat(codes).contains("EV-BLOB-MISSING", "EX-PRECISION-SUBSTITUTED");
        model.toggle("EV-BLOB-MISSING");
        assertThat(rows()).hasSize(240 / 34).allMatch(row -> row.number() % 34 == 0);
        model.toggle("EX-PRECISION-SUBSTITUTED");
        int both = model.lines().size();
        assertThat(both).isGreaterThan(240 / 34);
        assertThat(model.query().get().everything()).isFalse();
        model.toggle(Tier.CONTRAINDICATED);
        assertThat(rows()).hasSizeLessThan(both + 1).allMatch(row -> row.tier() == Tier.CONTRAINDICATED);
        model.toggle(Tier.CONTRAINDICATED);
        model.toggle("EX-PRECISION-SUBSTITUTED");
        model.toggle("EV-BLOB-MISSING");
        assertThat(model.lines()).hasSize(240);
    }

    @Test
    void everyReasonCountsTheClaimsThatItFilters() {
        for (var reason : model.reasons().get().reasons()) {
            model.query().set(ClaimQuery.ALL.withCodes(Set.of(reason.code())));
            assertThat(model.lines()).as(reason.code()).hasSize((int) reason.claims());
        }
    }

    @Test
    void anotherPlaceReplacesTheFiltersAndSelectsItsClaim() {
        model.query().set(ClaimQuery.ALL.withText("nothing has this"));
        Digest id = AllClaims.of(auditCase).get(3).id();
        model.show(new ClaimFilter(Set.of(), "", Optional.of(id)));
        assertThat(model.lines()).hasSize(240);
        assertThat(model.selected().get()).contains(id);
        model.show(ClaimFilter.tier(Tier.NONE));
        assertThat(tiers()).containsOnly(Tier.NONE);
    }

    private List<ClaimRow> rows() {
        return model.lines().stream().map(ClaimLine::row).toList();
    }

    private List<Tier> tiers() {
        return rows().stream().map(ClaimRow::tier).toList();
    }

    private ClaimRow row(Digest id) {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }
}
