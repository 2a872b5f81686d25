package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A class of the tests run as a program of its own, which can be killed. */
public final class ChildProgram {
    private static final int PATIENCE_SECONDS = 120;

    private ChildProgram() {}

    private static ProcessBuilder builder(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Runs to the end; the exit status. */
    static int run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        var child = builder(main, arguments).inheritIO().start();
        assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return child.exitValue();
    }

    /**
     * Kills the program so long after its first words.
     *
     * @return every line that it said; the last may have been cut off
     */
    public static List<String> killed(int afterMillis, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var child = builder(main, arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = child.inputReader()) {
            var lines = new ArrayList<String>();
            var first = said.readLine();
            assertThat(first).as("the first words of " + main.getSimpleName()).isNotNull();
            lines.add(first);
            var killer = new Thread(() -> kill(child, afterMillis));
            killer.start();
            said.lines().forEach(lines::add);
            killer.join();
            return lines;
        } finally {
            child.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void kill(Process child, int afterMillis) {
        try {
            Thread.sleep(afterMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not the Process's own method: that one also closes the stream which still holds the last words.
        child.toHandle().destroyForcibly();
    }
}
