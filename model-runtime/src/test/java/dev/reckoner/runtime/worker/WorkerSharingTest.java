package dev.reckoner.runtime.worker;

import static dev.reckoner.runtime.worker.TestWorkers.SMALL;
import static dev.reckoner.runtime.worker.TestWorkers.assertThatItRuns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ExhaustingModels;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who shares a worker, cancels in it and closes it. */
class WorkerSharingTest {
    @TempDir
    Path place;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void theProcessStartsWithTheFirstRunAndStays() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            assertThat(reexecutor.process()).isEmpty();
            assertThatItRuns(reexecutor);
            var first = reexecutor.process();
            assertThatItRuns(reexecutor);
            assertThat(reexecutor.process()).isEqualTo(first).isPresent();
        }
    }

    @Test
    void aRunThatIsCancelledBeforeStartsNothing() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            Cancellation cancellation = Cancellation.none();
            cancellation.cancel();
            assertThat(cancelled(() -> TestWorkers.run(reexecutor, SmallModels.addition(1), cancellation)))
                    .isTrue();
            assertThat(reexecutor.process()).isEmpty();
        }
    }

    @Test
    void aRunThatIsCancelledMeanwhileLeavesTheWorkerForOthers() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            assertThatItRuns(reexecutor);
            var before = reexecutor.process();
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            run.process();
            run.cancel();
            assertThat(run.failure().kind()).isEqualTo(Code.CANCELLED);
            assertThatItRuns(reexecutor);
            assertThat(reexecutor.process()).isEqualTo(before);
        }
    }

    @Test
    void aCancellationAfterARunStopsNoOther() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            Cancellation cancellation = Cancellation.none();
            TestWorkers.run(reexecutor, SmallModels.addition(1), cancellation);
            cancellation.cancel();
            for (int i = 0; i < 20; i++) {
                assertThatItRuns(reexecutor);
            }
        }
    }

    @Test
    void whoWaitsForItsTurnCanBeCancelled() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var running = new RunInBackground(reexecutor, ExhaustingModels.endless());
            running.process();
            var waiting = new RunInBackground(reexecutor, SmallModels.addition(1));
            waiting.cancel();
            assertThat(waiting.failure().kind()).isEqualTo(Code.CANCELLED);
            running.cancel();
            assertThat(running.failure().kind()).isEqualTo(Code.CANCELLED);
        }
    }

    @Test
    void severalThreadsGetEachTheirOwnResult() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL);
                var pool = Executors.newFixedThreadPool(4)) {
            var tasks = IntStream.range(0, 80)
                    .<Callable<Tensor>>mapToObj(i ->
                            () -> (Tensor) TestWorkers.run(reexecutor, SmallModels.addition(i % 5), Cancellation.none())
                                    .outputs()
                                    .get("y"))
                    .toList();
            var results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(Tensor.ofFloats(List.of(1L), 1 + i % 5));
            }
        }
    }

    @Test
    void closingEndsTheRunInProgressAndMayBeDoneAgain() throws Exception {
        var reexecutor = TestWorkers.in(place, SMALL);
        var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
        var process = run.process();
        reexecutor.close();
        assertThat(run.failure().kind()).isEqualTo(Code.CANCELLED);
        assertThat(process.isAlive()).isFalse();
        reexecutor.close();
        assertThatIllegalStateException().isThrownBy(() -> assertThatItRuns(reexecutor));
    }

    @Test
    void anInterruptedThreadIsToldThatItsRunWasCancelled() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            assertThatItRuns(reexecutor);
            Thread.currentThread().interrupt();
            assertThat(cancelled(() -> TestWorkers.run(reexecutor, SmallModels.addition(1), Cancellation.none())))
                    .isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aThreadThatIsInterruptedInARunIsToldThatItWasCancelled() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            run.process();
            run.interrupt();
            assertThat(run.failure().kind()).isEqualTo(Code.CANCELLED);
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void whoWaitsForItsTurnIsToldThatItWasCancelledWhereItIsClosed() throws Exception {
        var reexecutor = TestWorkers.in(place, SMALL);
        var running = new RunInBackground(reexecutor, ExhaustingModels.endless());
        running.process();
        var waiting = new RunInBackground(reexecutor, SmallModels.addition(1));
        TimeUnit.MILLISECONDS.sleep(200);
        reexecutor.close();
        assertThat(running.failure().kind()).isEqualTo(Code.CANCELLED);
        assertThat(waiting.failure().kind()).isEqualTo(Code.CANCELLED);
    }

    private static boolean cancelled(Callable<?> run) throws Exception {
        try {
            run.call();
            return false;
        } catch (ExecutionException e) {
            return e.kind() == Code.CANCELLED;
        }
    }
}
