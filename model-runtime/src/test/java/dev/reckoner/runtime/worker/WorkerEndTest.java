package dev.reckoner.runtime.worker;

import static dev.reckoner.runtime.worker.TestWorkers.SMALL;
import static dev.reckoner.runtime.worker.TestWorkers.assertThatItRuns;
import static dev.reckoner.runtime.worker.TestWorkers.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ExhaustingModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end, or are ended, in the middle of a run: it is reported, the next run gets a new one, and nothing is left. */
class WorkerEndTest {
    private static final long BEYOND_ANY_MACHINE = 1L << 50;

    /** In which also a busy machine starts a process. */
    private static final Duration SOME_TIME = Duration.ofSeconds(5);

    @TempDir
    Path place;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void aWorkerThatIsKilledIsReported() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            run.process().destroyForcibly();
            assertThat(run.failure().kind()).isEqualTo(Code.CRASHED);
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aSignalThatEndsAWorkerIsNamed() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no signals on Windows");
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            TestWorkers.signal("KILL", run.process());
            assertThat(run.failure()).hasMessageContaining("SIGKILL").hasMessageContaining("memory ran out");
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aCrashInNativeCodeIsReportedWithItsKind() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no signals on Windows");
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            var process = run.process();
            TimeUnit.SECONDS.sleep(1);
            TestWorkers.signal("SEGV", process);
            assertThat(run.failure().kind()).isEqualTo(Code.CRASHED);
            assertThat(run.failure()).hasMessageContaining("SIGSEGV");
            assertThatItRuns(reexecutor);
        }
    }

    /** Whatever earlier runs did to a process must not speak against this one. */
    @Test
    void aRunInAUsedWorkerThatEndsGetsANewOneAtOnce() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            assertThatItRuns(reexecutor);
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            var first = run.process();
            first.destroyForcibly();
            run.processOtherThan(first).destroyForcibly();
            assertThat(run.failure().kind()).isEqualTo(Code.CRASHED);
        }
    }

    @Test
    void aTensorBeyondAnyMemoryIsReported() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var failure = failure(reexecutor, ExhaustingModels.repeating(BEYOND_ANY_MACHINE));
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Code.MEMORY_LIMIT);
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aTensorBeyondTheLimitEndsTheWorker() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var failure = failure(reexecutor, ExhaustingModels.repeating(SMALL.memoryBytes()));
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Code.MEMORY_LIMIT);
            assertThat(failure).hasMessageContaining("0.8 GiB");
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aModelThatGrowsIsEndedAtTheLimit() throws Exception {
        try (var reexecutor = TestWorkers.in(place, SMALL)) {
            var failure = failure(reexecutor, ExhaustingModels.growing());
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Code.MEMORY_LIMIT);
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aRunThatLastsTooLongIsStoppedAndTheWorkerStays() throws Exception {
        var limits = SMALL.withTime(SOME_TIME);
        try (var reexecutor = TestWorkers.in(place, limits)) {
            assertThatItRuns(reexecutor);
            var before = reexecutor.process();
            var failure = failure(reexecutor, ExhaustingModels.endless());
            assertThat(failure.kind()).isEqualTo(Code.TIME_LIMIT);
            assertThat(failure).hasMessageContaining("5.0 s");
            assertThatItRuns(reexecutor);
            assertThat(reexecutor.process()).isEqualTo(before);
        }
    }

    @Test
    void aWorkerThatDoesNotStopIsEnded() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no signals on Windows");
        var limits = new WorkerLimits(SMALL.memoryBytes(), SOME_TIME, Duration.ofMillis(200));
        try (var reexecutor = TestWorkers.in(place, limits)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            var process = run.process();
            TestWorkers.signal("STOP", process);
            assertThat(run.failure().kind()).isEqualTo(Code.TIME_LIMIT);
            assertThat(process.isAlive()).isFalse();
            assertThatItRuns(reexecutor);
        }
    }

    @Test
    void aCancelledWorkerThatDoesNotStopIsEnded() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no signals on Windows");
        var limits = new WorkerLimits(SMALL.memoryBytes(), Duration.ofMinutes(5), Duration.ofMillis(200));
        try (var reexecutor = TestWorkers.in(place, limits)) {
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            TestWorkers.signal("STOP", run.process());
            run.cancel();
            assertThat(run.failure().kind()).isEqualTo(Code.CANCELLED);
            assertThatItRuns(reexecutor);
        }
    }
}
