package dev.reckoner.runtime.worker;

import static dev.reckoner.runtime.worker.TestWorkers.SMALL;
import static dev.reckoner.runtime.worker.TestWorkers.assertThatItRuns;
import static dev.reckoner.runtime.worker.TestWorkers.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.onnx.ExhaustingModels;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.worker.proto.Devices;
import dev.reckoner.runtime.worker.proto.Failure;
import dev.reckoner.runtime.worker.proto.NamedValue;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Result;
import dev.reckoner.runtime.worker.proto.TensorPlace;
import dev.reckoner.runtime.worker.proto.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program stands whatever comes out of a worker: a hostile model may have taken it over. */
class OddWorkersTest {
    @TempDir
    Path place;

    @Test
    void noiseOnThePipeIsNoReply() throws Exception {
        assertThat(failureOf(OddWorkers.Noisy.class)).hasMessageContaining("makes no sense");
    }

    @Test
    void whatIsPrintedBetweenRepliesDoesNoHarm() throws Exception {
        try (var reexecutor = TestWorkers.of(OddWorkers.Talkative.class, place, SMALL)) {
            for (int i = 0; i < 50; i++) {
                assertThatItRuns(reexecutor);
            }
        }
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void aWorkerThatLeavesIsQuoted() throws Exception {
        assertThat(failureOf(OddWorkers.Leaving.class))
                .hasMessageContaining("exit status 5")
                .hasMessageContaining("no device found");
    }

    @Test
    void aWorkerThatClosesThePipeIsEnded() throws Exception {
        assertThat(failureOf(OddWorkers.Silent.class)).hasMessageContaining("went silent");
    }

    @Test
    void whatAWorkerWroteLastIsQuotedHoweverMuchItWroteBefore() throws Exception {
        assertThat(failureOf(OddWorkers.Verbose.class)).hasMessageContaining("it last wrote: the device was lost");
    }

    /** Neither a run nor the end waits for a pipe that somebody else holds open. */
    @Test
    void aWorkerThatLeavesItsPipesToAnotherProcessIsEndedAtItsLimit() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no sessions of processes on Windows");
        var limits = new WorkerLimits(SMALL.memoryBytes(), Duration.ofSeconds(3), Duration.ofMillis(200));
        var reexecutor = TestWorkers.of(OddWorkers.Leaking.class, place, limits);
        try {
            var failure = CompletableFuture.supplyAsync(() -> failure(reexecutor, SmallModels.addition(1)));
            assertThat(failure.get(1, TimeUnit.MINUTES).kind()).isEqualTo(Code.TIME_LIMIT);
            CompletableFuture.runAsync(reexecutor::close).get(1, TimeUnit.MINUTES);
        } finally {
            Path child = OddWorkers.Leaking.child(place);
            ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aLogThatGrowsWithoutEndDoesNotFillTheDisk() throws Exception {
        var limits = new WorkerLimits(SMALL.memoryBytes(), Duration.ofSeconds(3), Duration.ofMillis(200));
        try (var reexecutor = TestWorkers.of(OddWorkers.Complaining.class, place, limits)) {
            var largest = new AtomicLong();
            var hasShrunk = new AtomicBoolean();
            var failure = CompletableFuture.supplyAsync(() -> failure(reexecutor, SmallModels.addition(1)));
            while (!failure.isDone()) {
                for (Path folder : TestWorkers.left(place)) {
                    long now = new WorkerFolder(folder).log().toFile().length();
                    hasShrunk.compareAndSet(false, now > 0 && now < largest.get());
                    largest.accumulateAndGet(now, Math::max);
                }
            }
            assertThat(failure.get().kind()).isEqualTo(Code.TIME_LIMIT);
            assertThat(largest.get()).isGreaterThan(WorkerFolder.LONGEST_LOG);
            assertThat(hasShrunk).isTrue();
        }
    }

    @Test
    void devicesThatMakeNoSenseAreReported() throws Exception {
        var noHardware = dev.reckoner.runtime.worker.proto.Device.newBuilder()
                .setHardware(
                        dev.reckoner.runtime.worker.proto.Hardware.newBuilder().setKind("TPU"));
        for (Reply reply : List.of(
                Reply.newBuilder().setResult(Result.getDefaultInstance()).build(),
                Reply.newBuilder().setDevices(Devices.getDefaultInstance()).build(),
                Reply.newBuilder()
                        .setDevices(Devices.newBuilder().addDevices(noHardware))
                        .build())) {
            Files.write(OddWorkers.Scripted.script(place), reply.toByteArray());
            try (var reexecutor = TestWorkers.of(OddWorkers.Scripted.class, place, SMALL)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> reexecutor.device(Provider.CPU, Cancellation.none()))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Code.CRASHED))
                        .withMessageContaining("makes no sense");
            }
        }
    }

    @Test
    void aHeapThatIsFullIsAMatterOfMemory() throws Exception {
        try (var reexecutor = TestWorkers.of(OddWorkers.Hoarding.class, place, SMALL)) {
            assertThat(failure(reexecutor, SmallModels.addition(1)).kind()).isEqualTo(Code.MEMORY_LIMIT);
        }
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void aProgramThatIsMissingIsReported() throws Exception {
        var elsewhere = Files.createDirectory(place.resolve("gone"));
        try (var reexecutor = TestWorkers.in(elsewhere, SMALL)) {
            Files.delete(elsewhere);
            assertThat(failure(reexecutor, SmallModels.addition(1)).kind()).isEqualTo(Code.WORKER_UNAVAILABLE);
        }
    }

    @Test
    void aRuntimeThatIsMissingIsReported() throws Exception {
        var setup = new WorkerSetup(Optional.of(Files.createDirectory(place.resolve("no library"))), SMALL);
        var workers = Files.createDirectory(place.resolve("workers"));
        try (var reexecutor = new WorkerReexecutor(new WorkerCommand(setup, WorkerMain.class), workers)) {
            var failure = failure(reexecutor, SmallModels.addition(1));
            assertThat(failure.code()).isEqualTo("EX-WORKER-UNAVAILABLE");
            assertThat(failure).hasMessageContaining("ONNX Runtime cannot be loaded");
        }
        assertThat(TestWorkers.left(workers)).isEmpty();
    }

    @Test
    void aProcessThatAWorkerStartedEndsWithIt() throws Exception {
        var reexecutor = TestWorkers.of(OddWorkers.Parent.class, place, SMALL);
        assertThatItRuns(reexecutor);
        var child = reexecutor.process().orElseThrow().children().findFirst().orElseThrow();
        reexecutor.close();
        child.onExit().get(1, TimeUnit.MINUTES);
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void memoryOfAProcessThatAWorkerStartedCounts() throws Exception {
        var limits = SMALL.withMemory(256L << 20);
        try (var reexecutor = TestWorkers.of(OddWorkers.Parent.class, place, limits)) {
            assertThat(failure(reexecutor, ExhaustingModels.endless()).kind()).isEqualTo(Code.MEMORY_LIMIT);
        }
    }

    static Stream<Reply> nonsense() {
        return Stream.of(
                Reply.getDefaultInstance(),
                Reply.newBuilder().setDevices(Devices.getDefaultInstance()).build(),
                Reply.newBuilder()
                        .setFailure(Failure.newBuilder().setCode("NO-SUCH-CODE"))
                        .build(),
                Reply.newBuilder().setResult(Result.getDefaultInstance()).build(),
                output("z", place(1, 0, 4, 1L)),
                output("y", place(1, 0, 8, 1L)),
                output("y", place(1, 62, 4, 1L)),
                output("y", place(1, -4, 4, 1L)),
                output("y", place(1, 0, -4, 1L)),
                output("y", place(1, Long.MAX_VALUE, 4, 1L)),
                output("y", place(1, 0, 4, -1L)),
                output("y", place(99, 0, 4, 1L)),
                output("y", place(8, 0, 64, 1L)),
                output("y", TensorPlace.getDefaultInstance()));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aReplyThatMakesNoSenseIsReported(Reply reply) throws Exception {
        Files.write(OddWorkers.Scripted.script(place), reply.toByteArray());
        try (var reexecutor = TestWorkers.of(OddWorkers.Scripted.class, place, SMALL)) {
            var failure = failure(reexecutor, SmallModels.addition(1));
            assertThat(failure.kind()).isEqualTo(Code.CRASHED);
            assertThat(failure).hasMessageContaining("makes no sense");
        }
        assertThat(TestWorkers.left(place)).containsExactly(OddWorkers.Scripted.script(place));
    }

    private static TensorPlace place(int type, long offset, long length, Long... dims) {
        return TensorPlace.newBuilder()
                .setType(type)
                .setOffset(offset)
                .setLength(length)
                .addAllDims(List.of(dims))
                .build();
    }

    private static Reply output(String name, TensorPlace place) {
        return Reply.newBuilder()
                .setResult(Result.newBuilder()
                        .addOutputs(NamedValue.newBuilder()
                                .setName(name)
                                .setValue(Value.newBuilder().setTensor(place))))
                .build();
    }

    private ExecutionException failureOf(Class<?> program) throws IOException {
        try (var reexecutor = TestWorkers.of(program, place, SMALL)) {
            var failure = failure(reexecutor, SmallModels.addition(1));
            assertThat(failure.kind()).isEqualTo(Code.CRASHED);
            return failure;
        } finally {
            assertThat(TestWorkers.left(place)).isEmpty();
        }
    }
}
