package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Workers in a folder of a test's own, and models for them that take a float. */
final class TestWorkers {
    /** Enough for small models. */
    static final WorkerLimits SMALL = new WorkerLimits(768L << 20, Duration.ofMinutes(1), Duration.ofSeconds(3));

    private TestWorkers() {}

    static WorkerReexecutor in(Path place, WorkerLimits limits) {
        return of(WorkerMain.class, place, limits);
    }

    static WorkerReexecutor of(Class<?> program, Path place, WorkerLimits limits) {
        return new WorkerReexecutor(new WorkerCommand(WorkerSetup.ordinary().withLimits(limits), program), place);
    }

    static OnnxModel model(ModelProto model) {
        try {
            return OnnxModel.of(model.toByteArray());
        } catch (ModelException e) {
            throw new AssertionError(e);
        }
    }

    static Execution run(Reexecutor reexecutor, ModelProto model, Cancellation cancellation) throws ExecutionException {
        return reexecutor.run(model(model), one(), ExecutionProfile.CANONICAL, cancellation);
    }

    /** The code with which a run fails. */
    static ExecutionException failure(Reexecutor reexecutor, ModelProto model) {
        try {
            run(reexecutor, model, Cancellation.none());
        } catch (ExecutionException e) {
            return e;
        }
        throw new AssertionError("The run did not fail");
    }

    /** y = 1 + 2. */
    static void assertThatItRuns(Reexecutor reexecutor) throws ExecutionException {
        assertThat(run(reexecutor, SmallModels.addition(2), Cancellation.none()).outputs())
                .containsEntry("y", Tensor.ofFloats(List.of(1L), 3));
    }

    static SequencedMap<String, OnnxValue> one() {
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(1L), 1));
        return inputs;
    }

    static List<Path> left(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.toList();
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /** Sends a signal by its name, as {@code STOP}. */
    static void signal(String name, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
