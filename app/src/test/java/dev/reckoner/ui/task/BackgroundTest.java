package dev.reckoner.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    @BeforeAll
    static void toolkit() {
        Toolkit.startWithoutDisplay();
    }

    @Test
    void aResultArrivesAndTheJobSucceeded() {
        var background = Background.direct();
        var results = new ArrayList<Integer>();
        Job job = background.submit("Counting", progress -> 42, results::add, failure -> {});
        assertThat(results).containsExactly(42);
        assertThat(job.state().get()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(background.jobs()).containsExactly(job);
    }

    @Test
    void whatWorkFoundThatIsBadStandsAtTheJobBeforeItIsOver() {
        var told = new ArrayList<String>();
        Job job = Background.direct()
                .submit(
                        "Verifying",
                        progress -> 3,
                        found -> Optional.of(found + " differ"),
                        found -> {},
                        failure -> {});
        job.state().subscribe(state -> told.add(state + " " + job.alarm().get().orElse("")));
        assertThat(told).containsExactly("SUCCEEDED 3 differ");
        assertThat(Background.direct()
                        .submit("Counting", progress -> 3, found -> {}, failure -> {})
                        .alarm()
                        .get())
                .isEmpty();
    }

    @Test
    void aFailureIsAStateWithItsReason() {
        var failures = new ArrayList<Exception>();
        Job job = Background.direct()
                .submit(
                        "Reading",
                        progress -> {
                            throw new IOException("disk full");
                        },
                        result -> {},
                        failures::add);
        assertThat(job.state().get()).isEqualTo(Job.State.FAILED);
        assertThat(job.failure().get().orElseThrow()).hasMessage("disk full");
        assertThat(failures).hasSize(1);
    }

    @Test
    void exhaustedMemoryIsAFailureOfTheJobAlone() {
        Job job = Background.direct()
                .submit(
                        "Reading",
                        progress -> {
                            throw new OutOfMemoryError("too large");
                        },
                        result -> {},
                        failure -> {});
        assertThat(job.state().get()).isEqualTo(Job.State.FAILED);
    }

    @Test
    void jobsRunOneAfterTheOtherAndAWaitingOneCanBeCancelled() throws Exception {
        try (Background background = Background.start()) {
            var firstRuns = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            BlockingQueue<String> ended = new LinkedBlockingQueue<>();
            List<Job> jobs = Toolkit.call(() -> List.of(
                    background.submit(
                            "First",
                            progress -> {
                                firstRuns.countDown();
                                goOn.await();
                                return "first";
                            },
                            ended::add,
                            failure -> {}),
                    background.submit("Second", progress -> "second", ended::add, failure -> {}),
                    background.submit("Third", progress -> "third", ended::add, failure -> {})));
            firstRuns.await();
            assertThat(Toolkit.call(() -> jobs.get(1).state().get())).isEqualTo(Job.State.WAITING);
            jobs.get(1).cancel();
            goOn.countDown();
            assertThat(ended.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(ended.poll(30, TimeUnit.SECONDS)).isEqualTo("third");
            assertThat(Toolkit.call(() -> jobs.get(1).state().get())).isEqualTo(Job.State.CANCELLED);
        }
    }

    @Test
    void manyCallsBeforeTheActionRanAreOne() {
        var runs = new ArrayList<Integer>();
        try (Background background = Background.start()) {
            Toolkit.call(() -> {
                Runnable coalesced = background.coalesced(() -> runs.add(runs.size()));
                Thread caller = new Thread(() -> {
                    for (int i = 0; i < 1000; i++) {
                        coalesced.run();
                    }
                });
                caller.start();
                caller.join();
                return runs;
            });
            // Runs after what the calls above left in the queue.
            assertThat(Toolkit.call(() -> List.copyOf(runs))).containsExactly(0);
        }
    }

    @Test
    void progressIsShared() {
        var seen = new ArrayList<Double>();
        Job job = Background.direct()
                .submit(
                        "Importing",
                        progress -> {
                            progress.report(218, 282, "claims");
                            return 1;
                        },
                        result -> {},
                        failure -> {});
        seen.add(job.progress().get().share());
        assertThat(seen).containsExactly(218 / 282.0);
        assertThat(new Job.Progress(5, 0, "").share()).isEqualTo(-1);
    }
}
