package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import dev.reckoner.ui.reexecution.QueueItem.State;
import dev.reckoner.ui.task.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReexecutionViewModelTest {
    private final InventedCase auditCase = new InventedCase();
    private final Background background = Background.direct();
    private final ReexecutionViewModel model = new ReexecutionViewModel(auditCase, background);

    @Test
    void claimsChosenByHandStandBeforeTheSampleInTheOrderChosen() {
        model.drawSample(5);
        model.choose(List.of(id(9), id(2)));
        model.choose(List.of(id(7), id(9)));
        assertThat(model.queue())
                .extracting(QueueItem::origin)
                .containsExactly(
                        Origin.BY_HAND,
                        Origin.BY_HAND,
                        Origin.BY_HAND,
                        Origin.SAMPLE,
                        Origin.SAMPLE,
                        Origin.SAMPLE,
                        Origin.SAMPLE,
                        Origin.SAMPLE);
        assertThat(model.queue().subList(0, 3)).extracting(QueueItem::claim).containsExactly(id(9), id(2), id(7));
        assertThat(model.selected().get()).contains(id(7));
    }

    @Test
    void theSampleIsTheSameForTheSameLedgerAndAnotherForAnother() {
        List<Digest> ids = AllClaims.of(auditCase).stream().map(ClaimRow::id).toList();
        List<Digest> shuffled = new ArrayList<>(ids);
        Collections.reverse(shuffled);
        assertThat(Draw.of(shuffled, "ab", 20)).isEqualTo(Draw.of(ids, "ab", 20));
        assertThat(Draw.of(ids, "ab", 20)).isNotEqualTo(Draw.of(ids, "ac", 20));
        assertThat(Draw.of(ids, "ab", 30)).startsWith(Draw.of(ids, "ab", 20).toArray(Digest[]::new));
        assertThat(new HashSet<>(Draw.of(ids, "ab", 1000))).hasSize(ids.size());
    }

    @Test
    void everyClaimIsDrawnAboutAsOften() {
        List<Digest> ids =
                AllClaims.of(auditCase).stream().map(ClaimRow::id).limit(40).toList();
        int[] drawn = new int[40];
        for (int root = 0; root < 4000; root++) {
            Draw.of(ids, Integer.toHexString(root), 10).forEach(id -> drawn[ids.indexOf(id)]++);
        }
        // 4,000 draws with chance 1/4: mean 1,000, standard deviation 27; five of those either way.
        for (int count : drawn) {
            assertThat(count).isBetween(865, 1135);
        }
    }

    @Test
    void runningGivesEachWaitingClaimAVerdictAndCountsThem() {
        model.choose(List.of(id(0), id(1), id(2)));
        model.run();
        assertThat(model.queue()).allMatch(item -> item.state() instanceof State.Judged);
        assertThat(model.summary().get().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3);
        assertThat(model.running().get()).isEmpty();
        assertThat(model.waiting()).isFalse();
        assertThat(model.outcome().get()).map(ReexecutionOutcome::claim).contains(id(0));
    }

    @Test
    void aClaimInBothGroupsRunsOnceAndShowsItsVerdictInBoth() {
        long waiting = AllClaims.of(auditCase).stream()
                .filter(row -> row.verdict().isEmpty())
                .count();
        assertThat(AllClaims.of(auditCase).get(5).verdict()).isEmpty();
        model.drawSample(240);
        model.choose(List.of(id(5)));
        model.run();
        assertThat(background.jobs().getLast().progress().get().total()).isEqualTo(waiting);
        assertThat(model.queue())
                .filteredOn(item -> item.claim().equals(id(5)))
                .hasSize(2)
                .allMatch(item -> item.state() instanceof State.Judged);
        assertThat(model.summary().get().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(240);
    }

    @Test
    void aClaimWithAVerdictIsNotRunByTheQueueButByRunAgain() {
        model.choose(List.of(id(3)));
        model.run();
        int jobs = background.jobs().size();
        model.run();
        assertThat(background.jobs()).hasSize(jobs);
        model.runSelected();
        assertThat(background.jobs()).hasSize(jobs + 1);
    }

    @Test
    void anOutcomeFromAnEarlierSessionIsShown() {
        auditCase.reexecute(List.of(id(4)), ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT);
        model.choose(List.of(id(4)));
        assertThat(model.queue().getFirst().state()).isInstanceOf(State.Judged.class);
        assertThat(model.outcome().get()).map(ReexecutionOutcome::claim).contains(id(4));
    }

    @Test
    void aClaimThatWasNotRunHasNoOutcome() {
        ClaimRow notRun = AllClaims.of(auditCase).stream()
                .filter(row -> row.verdict().isEmpty())
                .findFirst()
                .orElseThrow();
        model.choose(List.of(notRun.id()));
        assertThat(model.outcome().get()).isEmpty();
        assertThat(model.queue().getFirst().state()).isInstanceOf(State.Waiting.class);
    }

    @Test
    void claimsThatTheCaseDoesNotHoldAreLeftOut() {
        model.choose(List.of(Digest.ofSha256("00".repeat(32))));
        assertThat(model.queue()).isEmpty();
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void clearingEmptiesTheQueueAndTheSummary() {
        model.choose(List.of(id(0)));
        model.run();
        model.clear();
        assertThat(model.queue()).isEmpty();
        assertThat(model.summary().get())
                .allSatisfy((verdict, count) -> assertThat(count).isZero());
    }

    @Test
    void everyVerdictIsInTheSummaryEvenWhereItDoesNotOccur() {
        assertThat(model.summary().get()).containsOnlyKeys(Verdict.values());
    }

    @Test
    void withoutASelectionRunAgainDoesNothing() {
        model.selected().set(Optional.empty());
        model.runSelected();
        assertThat(background.jobs()).isEmpty();
    }

    private Digest id(int index) {
        return AllClaims.of(auditCase).get(index).id();
    }
}
