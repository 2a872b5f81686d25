package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.reexecution.QueueItem.Origin;
import dev.reckoner.ui.reexecution.QueueItem.State;
import dev.reckoner.ui.task.Background;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the queue says: its lines, how long it takes, and the facts of each run. */
class QueueTextTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theTimeLeftIsToldByTheRunsThatEndedAndNotByTheLoadingOfTheModel() {
        var clock = new AtomicLong();
        var pace = new Pace(clock::get);
        pace.begin(10);
        clock.addAndGet(60 * SECOND);
        pace.ended();
        clock.addAndGet(2 * SECOND);
        pace.ended();
        assertThat(pace.remaining()).as("two ended").isEmpty();
        clock.addAndGet(4 * SECOND);
        pace.ended();
        assertThat(pace.left()).isEqualTo(7);
        assertThat(pace.remaining()).contains(Duration.ofSeconds(21));
        clock.addAndGet(SECOND);
        assertThat(pace.remaining()).contains(Duration.ofSeconds(20));
        clock.addAndGet(100 * SECOND);
        assertThat(pace.remaining()).as("longer than told").contains(Duration.ZERO);
    }

    @Test
    void afterTheLastRunNothingIsLeft() {
        var clock = new AtomicLong();
        var pace = new Pace(clock::get);
        pace.begin(3);
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(SECOND);
            pace.ended();
        }
        assertThat(pace.remaining()).isEmpty();
        pace.begin(5);
        assertThat(pace.left()).isEqualTo(5);
        assertThat(pace.remaining()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5 s left",
        "4, 5 s left",
        "21, 25 s left",
        "60, 1 min left",
        "97, 1 min 40 s left",
        "601, 11 min left",
        "7200, 2 h 0 min left",
        "7500, 2 h 5 min left"
    })
    void theTimeLeftIsWrittenNoFinerThanItIsKnown(long seconds, String words) {
        assertThat(TimeLeft.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"38, 38 ms", "999, 999 ms", "1200, 1.2 s", "61000, 61.0 s"})
    void aRunIsWrittenWithItsTime(long millis, String words) {
        assertThat(TimeLeft.took(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-9, chance 1 in 10⁹",
        "3e-9, chance 1 in 10⁸",
        "0, coincidence excluded",
        "1e-320, coincidence excluded",
        "0.001, 'chance 1 in 1,000'",
        "0.25, chance 1 in 4",
        "0.9, may be a coincidence",
        "NaN, may be a coincidence"
    })
    void aCoincidenceIsNeverCalledLessLikelyThanItIs(double chance, String words) {
        assertThat(Chance.words(chance)).isEqualTo(words);
    }

    @Test
    void whereEveryValueIsEqualThatIsSaidInPlaceOfAChance() {
        assertThat(Chance.words(0, true, 5376)).isEqualTo("all 5,376 values equal");
        assertThat(Chance.words(1e-9, true, 1)).isEqualTo("chance 1 in 10⁹");
    }

    @Test
    void anEarlierVerdictOfAClaimThatIsRunAgainIsGreyAndNotCounted() {
        var aged = item(1, Origin.BY_HAND, new State.Judged(Verdict.OUTSIDE)).aged();
        QueueState shown = QueueState.of(aged.state());
        assertThat(shown.word()).isEqualTo("earlier");
        assertThat(shown.tier()).isEqualTo(dev.reckoner.appraise.code.Tier.NONE);
        assertThat(QueueState.verdict(aged.state())).isEqualTo("Outside, from an earlier run");
    }

    @Test
    void claimsThatWaitAtTheEndOfAGroupAreFoldedUntilTheFoldIsOpened() {
        var items = new ArrayList<QueueItem>();
        IntStream.range(0, 3).forEach(i -> items.add(item(i, Origin.BY_HAND, new State.Judged(Verdict.OUTSIDE))));
        items.add(item(3, Origin.SAMPLE, new State.Waiting()));
        items.add(item(4, Origin.SAMPLE, new State.Judged(Verdict.BIT_EXACT)));
        IntStream.range(5, 70).forEach(i -> items.add(item(i, Origin.SAMPLE, new State.Waiting())));
        List<QueueRow> rows = QueueRow.of(items, EnumSet.noneOf(Origin.class));
        assertThat(rows).hasSize(1 + 3 + 1 + 2 + 5 + 1).last().isEqualTo(new QueueRow.Fold(Origin.SAMPLE, 60));
        assertThat(rows.get(4)).isEqualTo(new QueueRow.Group("Sample, 67"));
        assertThat(QueueRow.of(items, EnumSet.of(Origin.SAMPLE))).hasSize(2 + 70);
        assertThat(QueueRow.of(items.subList(0, 12), EnumSet.noneOf(Origin.class)))
                .as("a fold of two takes as much room as the two")
                .noneMatch(QueueRow.Fold.class::isInstance);
    }

    @Test
    void whatIsUnderWorkSaysHowMuchOfItIsDoneWhereThatIsKnown() {
        assertThat(QueueState.of(new State.Running()).word()).isEqualTo("Running");
        assertThat(QueueState.of(new State.Running(java.util.OptionalInt.of(62)))
                        .word())
                .isEqualTo("62 %");
    }

    @Test
    void factsOfEarlierRunsAreReadFromTheCase() {
        var auditCase = new InventedCase();
        List<Digest> ids = AllClaims.of(auditCase).stream()
                .skip(96)
                .map(row -> row.id())
                .limit(5)
                .toList();
        auditCase.reexecute(ids, ReexecutionOptions.DEFAULT, outcome -> {}, TaskProgress.SILENT);
        var model = new ReexecutionViewModel(auditCase, Background.direct());
        var facts = new RunFactsModel(auditCase, Background.direct(), model, reason -> {
            throw new AssertionError(reason);
        });
        model.choose(ids);
        assertThat(facts.of(ids.getFirst())).isEmpty();
        facts.load();
        assertThat(facts.version().get()).isEqualTo(1);
        assertThat(facts.of(ids.getFirst()))
                .contains(new RunFacts("CPU, 8 threads", Duration.ofMillis(38), "EX-PRECISION-SUBSTITUTED"));
    }

    private static QueueItem item(int number, Origin origin, State state) {
        var id = Digest.sha256(("claim " + number).getBytes(StandardCharsets.UTF_8));
        return new QueueItem(id, "c-" + number, origin, state);
    }
}
