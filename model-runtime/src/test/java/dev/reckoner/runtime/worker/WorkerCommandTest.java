package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    /** Beyond that ONNX Runtime, which goes over the command line, exhausts an ordinary stack. */
    private static final int LONGEST_COMMAND_LINE = 3900;

    @Test
    void theCommandLineStaysShortHoweverLongTheClassPath() {
        var builder = command(WorkerSetup.ordinary());
        assertThat(String.join(" ", builder.command())).hasSizeLessThan(LONGEST_COMMAND_LINE);
        assertThat(builder.command().getFirst()).startsWith(System.getProperty("java.home"));
        assertThat(Arrays.stream(
                        builder.environment().getOrDefault("CLASSPATH", "").split(File.pathSeparator)))
                .anyMatch(place -> place.contains("onnxruntime"))
                .allMatch(place -> Path.of(place).isAbsolute());
    }

    @Test
    void aRuntimeOfItsOwnIsNamed() {
        var library = Path.of("gpu").toAbsolutePath();
        var setup = new WorkerSetup(Optional.of(Path.of("gpu")), TestWorkers.SMALL);
        assertThat(command(setup).command()).contains("-Donnxruntime.native.path=" + library);
    }

    private static ProcessBuilder command(WorkerSetup setup) {
        return new WorkerCommand(setup, WorkerMain.class)
                .in(new WorkerFolder(Path.of("folder").toAbsolutePath()));
    }
}
