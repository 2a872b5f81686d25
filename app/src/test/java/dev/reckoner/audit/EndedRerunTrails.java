package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReexecutionCode;
import dev.reckoner.runtime.onnx.ExhaustingModels;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.worker.WorkerLimits;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Trails whose claims take all the time or memory there is, or the process in which they are run. */
final class EndedRerunTrails {
    private static final WorkerLimits AMPLE =
            new WorkerLimits(512L << 20, Duration.ofMinutes(5), Duration.ofSeconds(3));
    private static final WorkerLimits HURRIED = AMPLE.withTime(Duration.ofSeconds(1));

    private EndedRerunTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a model without an end",
                        in -> rerun(in, ExhaustingModels.endless(), new WorkerSetup(Optional.empty(), HURRIED)),
                        ReexecutionCode.TIME_LIMIT),
                Scenario.of(
                        "a model that takes all the memory",
                        in -> rerun(in, ExhaustingModels.growing(), new WorkerSetup(Optional.empty(), AMPLE)),
                        ReexecutionCode.MEMORY_LIMIT),
                Scenario.of(
                        "a process that is ended in the middle of a run",
                        in -> {
                            var before = processes();
                            Thread.ofPlatform().daemon().start(() -> endAnother(before));
                            rerun(in, ExhaustingModels.endless(), new WorkerSetup(Optional.empty(), AMPLE));
                        },
                        ReexecutionCode.CRASHED),
                Scenario.of(
                        "a machine on which ONNX Runtime cannot be loaded",
                        in -> rerun(in, ExhaustingModels.endless(), new WorkerSetup(Optional.of(in.path(".")), AMPLE)),
                        ReexecutionCode.WORKER_UNAVAILABLE));
    }

    private static void rerun(Investigation in, ModelProto model, WorkerSetup setup) throws Exception {
        new RecordTrail()
                .model("m", "1", model.toByteArray())
                .input(RerunTrails.asked())
                .in(in);
        try (var worker = new WorkerReexecutor(setup)) {
            in.rerun(worker);
        }
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    /** Before it is the worker it is a helper that starts it. */
    private static boolean isWorker(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("WorkerMain");
    }

    private static void endAnother(Set<ProcessHandle> than) {
        try {
            while (processes().stream()
                    .noneMatch(each -> !than.contains(each) && isWorker(each) && each.destroyForcibly())) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
