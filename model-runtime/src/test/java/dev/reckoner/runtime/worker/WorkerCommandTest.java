package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** A model that takes over its process finds no key of this one's. */
    @Test
    void onlyWhatSystemsAndDriversNeedIsInherited() {
        for (String name :
                List.of("PATH", "Path", "HOME", "LC_ALL", "SystemRoot", "VK_ICD_FILENAMES", "CUDA_PATH_V12_8")) {
            assertThat(WorkerVariables.isInherited(name)).as(name).isTrue();
        }
        for (String name : List.of(
                "OPENAI_API_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "JAVA_TOOL_OPTIONS",
                "ORT_LOAD_CONFIG_FROM_MODEL",
                "LD_PRELOAD",
                "NVIDIA_TF32_OVERRIDE")) {
            assertThat(WorkerVariables.isInherited(name)).as(name).isFalse();
        }
        var setup = WorkerSetup.ordinary().withVariable("OF_THE_SETUP", "1");
        var own = Set.of("CLASSPATH", "ALLOW_RELEASED_ONNX_OPSET_ONLY", "OF_THE_SETUP");
        assertThat(command(setup).environment())
                .containsKeys(own.toArray(String[]::new))
                .allSatisfy((name, value) -> {
                    assertThat(own.contains(name) || WorkerVariables.isInherited(name))
                            .as(name)
                            .isTrue();
                });
    }

    private static ProcessBuilder command(WorkerSetup setup) {
        return new WorkerCommand(setup, WorkerMain.class)
                .in(new WorkerFolder(Path.of("folder").toAbsolutePath()));
    }
}
