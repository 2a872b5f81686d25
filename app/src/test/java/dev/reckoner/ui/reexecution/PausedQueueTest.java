package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.reexecution.QueueItem.State;
import dev.reckoner.ui.task.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Holding a run between two claims. */
class PausedQueueTest {
    private final InventedCase auditCase = new InventedCase();
    private final Background background = Background.direct();
    private final AtomicLong clock = new AtomicLong();
    private final ReexecutionViewModel model = new ReexecutionViewModel(auditCase, background, clock::get);
    private final List<Digest> ids =
            AllClaims.of(auditCase).stream().map(ClaimRow::id).limit(10).toList();

    @Test
    void aPauseLetsTheClaimUnderWorkGetItsVerdictAndKeepsTheRest() {
        pauseBefore(3);
        model.choose(ids);
        model.run(ids);
        assertThat(model.phase().get()).isEqualTo(Phase.PAUSED);
        assertThat(model.left()).isEqualTo(6);
        assertThat(model.size()).isEqualTo(10);
        assertThat(model.made(ids.get(3))).isPresent();
        assertThat(model.made(ids.get(4))).isEmpty();
        assertThat(model.running().get()).isEmpty();
        assertThat(model.queue()).noneMatch(QueueItem::isRunning);
    }

    @Test
    void whatIsPausedGoesOnWhereItStoppedAlsoWithClaimsThatHadAnEarlierVerdict() {
        pauseBefore(3);
        model.choose(ids);
        model.run(ids);
        auditCase.beforeRun(number -> {});
        // Claim 9 of the invented case has a verdict of an earlier run and is to get another one all the same.
        assertThat(model.queue().get(8).state()).isInstanceOf(State.Judged.class);
        model.resume();
        assertThat(model.phase().get()).isEqualTo(Phase.IDLE);
        assertThat(model.left()).isZero();
        assertThat(ids).allSatisfy(id -> assertThat(model.made(id)).isPresent());
    }

    @Test
    void oneClaimCanBeRunWhileTheQueueIsPaused() {
        pauseBefore(3);
        model.choose(ids);
        model.run(ids);
        auditCase.beforeRun(number -> {});
        model.selected().set(java.util.Optional.of(ids.get(7)));
        model.runSelected();
        assertThat(model.made(ids.get(7))).isPresent();
        assertThat(model.phase().get()).isEqualTo(Phase.PAUSED);
        assertThat(model.left()).isEqualTo(5);
    }

    @Test
    void aPauseThatIsTakenBackBeforeItIsReachedLosesNothing() {
        var ran = new ArrayList<Integer>();
        auditCase.beforeRun(number -> {
            ran.add(number);
            if (ran.size() == 3) {
                model.pause();
                assertThat(model.phase().get()).isEqualTo(Phase.PAUSING);
                model.resume();
            }
        });
        model.choose(ids);
        model.run(ids);
        assertThat(model.phase().get()).isEqualTo(Phase.IDLE);
        assertThat(model.left()).isZero();
        assertThat(ran).hasSize(10);
    }

    @Test
    void cancellingWhatIsPausedGivesItUp() {
        pauseBefore(3);
        model.choose(ids);
        model.run(ids);
        model.cancel();
        assertThat(model.phase().get()).isEqualTo(Phase.IDLE);
        auditCase.beforeRun(number -> {});
        model.run();
        assertThat(model.made(ids.get(8))).as("had a verdict before").isEmpty();
        assertThat(model.made(ids.get(9))).isPresent();
    }

    @Test
    void aSampleThatIsDrawnDuringARunKeepsWhatIsUnderWork() {
        model.drawSample(10);
        List<Digest> running = model.queue().stream().map(QueueItem::claim).toList();
        var during = new ArrayList<List<Digest>>();
        var counted = new ArrayList<Long>();
        auditCase.beforeRun(number -> {
            if (during.isEmpty()) {
                model.drawSample(3);
                during.add(model.queue().stream().map(QueueItem::claim).toList());
                counted.add(model.left());
            }
        });
        model.run(running);
        assertThat(during.getFirst()).containsAll(running);
        assertThat(counted.getFirst()).isLessThanOrEqualTo(during.getFirst().size());
        assertThat(running).allSatisfy(id -> assertThat(model.made(id)).isPresent());
    }

    @Test
    void whileARunIsUnderWayVerdictsThatItReplacesAreEarlierAndNotCounted() {
        var during = new ArrayList<State>();
        var counted = new ArrayList<Long>();
        model.choose(ids);
        auditCase.beforeRun(number -> {
            during.add(model.queue().get(8).state());
            counted.add(model.summary().get().values().stream()
                    .mapToLong(Long::longValue)
                    .sum());
        });
        model.run(ids);
        // Claim 9 of the invented case has a verdict of an earlier run.
        assertThat(during.getFirst())
                .isInstanceOfSatisfying(
                        State.Judged.class, it -> assertThat(it.earlier()).isTrue());
        assertThat(counted.getFirst()).isZero();
        assertThat(model.queue()).noneMatch(QueueItem::isEarlier);
    }

    @Test
    void aSampleSaysWhatItWasDrawnFrom() {
        model.drawSample(20);
        Sample sample = model.sample().get().orElseThrow();
        assertThat(sample.words())
                .startsWith("Sample: 20 of " + AllClaims.of(auditCase).size() + " claims, drawn from the ledger root ");
        model.clear();
        assertThat(model.sample().get()).isEmpty();
    }

    @Test
    void clearingAPausedQueueLeavesNothingToResume() {
        pauseBefore(3);
        model.choose(ids);
        model.run(ids);
        model.clear();
        assertThat(model.phase().get()).isEqualTo(Phase.IDLE);
        assertThat(model.left()).isZero();
    }

    @Test
    void aRunThatFailsTellsWhyAndWhatItDidNotReachWaitsAgain() {
        auditCase.beforeRun(number -> {
            if (number == 2) {
                throw new IllegalStateException("the disk is full");
            }
        });
        model.choose(ids);
        model.run(ids);
        assertThat(model.failure().get())
                .hasValueSatisfying(reason -> assertThat(reason).hasMessage("the disk is full"));
        assertThat(model.phase().get()).isEqualTo(Phase.IDLE);
        assertThat(model.queue().get(1).state()).isInstanceOf(State.Judged.class);
        assertThat(model.queue().get(2).isWaiting()).isTrue();
        assertThat(model.waiting()).isTrue();
    }

    private void pauseBefore(int claim) {
        auditCase.beforeRun(number -> {
            if (number == claim) {
                model.pause();
            }
        });
    }
}
