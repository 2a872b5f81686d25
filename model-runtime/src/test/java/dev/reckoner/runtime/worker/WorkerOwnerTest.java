package dev.reckoner.runtime.worker;

import static dev.reckoner.runtime.worker.TestWorkers.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.reckoner.runtime.onnx.ExhaustingModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that owns a worker ends without a word in the middle of a run. */
class WorkerOwnerTest {
    @TempDir
    Path place;

    private Process owner;
    private ProcessHandle worker;

    /** Runs a model without an end, and says in which process. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            var reexecutor = TestWorkers.in(Path.of(arguments[0]), SMALL);
            var run = new RunInBackground(reexecutor, ExhaustingModels.endless());
            System.out.println(run.process().pid());
            run.failure();
        }
    }

    @BeforeEach
    void start() throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                Owner.class.getName(),
                place.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        owner = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader told = owner.inputReader()) {
            worker = ProcessHandle.of(Long.parseLong(told.readLine())).orElseThrow();
        }
    }

    @AfterEach
    void end() {
        worker.destroyForcibly();
        owner.destroyForcibly();
    }

    @Test
    void theWorkerEndsAndLeavesNothing() throws Exception {
        owner.destroyForcibly().waitFor();
        worker.onExit().get(1, TimeUnit.MINUTES);
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void whatIsLeftWhereBothEndIsSweptByTheNext() throws Exception {
        assumeFalse(TestWorkers.isWindows(), "There are no signals on Windows");
        TestWorkers.signal("STOP", owner.toHandle());
        worker.destroyForcibly();
        age();
        OwnedFolder.create(place).close();
        assertThat(TestWorkers.left(place)).as("of an owner that is alive").hasSize(1);
        owner.destroyForcibly().waitFor();
        OwnedFolder.create(place).close();
        assertThat(TestWorkers.left(place)).isEmpty();
    }

    @Test
    void whatIsNewIsNotSwept() throws Exception {
        Files.createDirectory(place.resolve("reckoner-run-being-made"));
        OwnedFolder.create(place).close();
        assertThat(TestWorkers.left(place)).hasSize(2);
    }

    private void age() throws IOException {
        var hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        for (Path folder : TestWorkers.left(place)) {
            Files.setLastModifiedTime(new WorkerFolder(folder).lock(), hourAgo);
        }
    }
}
