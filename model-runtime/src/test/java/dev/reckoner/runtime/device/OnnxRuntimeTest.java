package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeTest {
    /** Prints the version, in a process of its own. */
    static final class PrintVersion {
        private PrintVersion() {}

        public static void main(String[] ignored) {
            System.out.println(OnnxRuntime.version());
        }
    }

    /** ONNX Runtime recurses over the command line; an ordinary stack ends at about 3,900 characters. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess(@TempDir Path folder) throws Exception {
        var arguments = Files.writeString(
                folder.resolve("arguments"),
                "--enable-native-access=ALL-UNNAMED -cp \""
                        + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        List.of(java, "@" + arguments, PrintVersion.class.getName(), "x".repeat(100_000)))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains(OnnxRuntime.version());
    }
}
