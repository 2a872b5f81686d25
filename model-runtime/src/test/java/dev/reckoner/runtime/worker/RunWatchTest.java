package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.worker.proto.Model;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Run;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWatchTest {
    @TempDir
    Path place;

    /** Otherwise nothing would be looked at any more, and the run could take what it likes. */
    @Test
    void aProcessThatCannotBeWatchedIsEnded() throws Exception {
        var command = new WorkerCommand(WorkerSetup.ordinary().withLimits(TestWorkers.SMALL), OddWorkers.Idle.class);
        try (var worker = WorkerProcess.start(command, OwnedFolder.create(place));
                var watch = new RunWatch(worker, 1, TestWorkers.SMALL, Cancellation.none(), RunWatchTest::unknown)) {
            worker.handle().onExit().get(1, TimeUnit.MINUTES);
            assertThat(watch.reason()).hasValueSatisfying(reason -> {
                assertThat(reason.code()).isEqualTo(Code.WORKER_UNAVAILABLE);
                assertThat(reason.sentence()).contains("no such file");
            });
        }
    }

    @Test
    void anOrderThatIsTooLongIsToldAsThatAndTheWorkerStays() throws Exception {
        var command = new WorkerCommand(WorkerSetup.ordinary().withLimits(TestWorkers.SMALL), OddWorkers.Idle.class);
        var order = Order.newBuilder()
                .setRun(Run.newBuilder().setModel(Model.newBuilder().setPath("x".repeat(Frames.LARGEST_ORDER))))
                .build();
        try (var worker = WorkerProcess.start(command, OwnedFolder.create(place));
                var watch = new RunWatch(worker, 1, TestWorkers.SMALL, Cancellation.none())) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> worker.carryOut(order, watch))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Code.INPUT_UNSUPPORTED));
            assertThat(worker.isAlive()).isTrue();
        }
    }

    private static long unknown() {
        throw new IllegalStateException("no such file");
    }
}
