package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case on a file system of 24 MB that fills up, in a mount namespace of its own. */
class FullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=24m tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskIsSaidLosesNothingAndOnceThereIsRoomWorkGoesOn(boolean largeBlobs) throws Exception {
        var said = onSmallDisk(FillingDisk.class, Boolean.toString(largeBlobs));
        assertThat(said)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("refused LG-")
                        .containsIgnoringCase("space")
                        .contains("Make room"));
        long size = number(said, "size ");
        assertThat(said).noneMatch(line -> line.startsWith("not refused again"));
        long after = number(said, "went on to ");
        assertThat(after).isEqualTo(size + 5);
        assertThat(said).contains("verified " + after + " []");
    }

    private static long number(List<String> said, String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .mapToLong(line -> Long.parseLong(line.substring(beginning.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it never said '" + beginning + "': " + said));
    }

    /** What the program said, run on a small file system that nobody else sees. */
    private List<String> onSmallDisk(Class<?> program, String argument) throws IOException, InterruptedException {
        assumeTrue(canMount(), "this system lets nobody mount a file system in a namespace of their own");
        return run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.toString(),
                argument));
    }

    private boolean canMount() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of("/usr/bin/unshare"))
                && run(List.of("echo", "mounted")).contains("mounted");
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        var all = new java.util.ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder.toString()));
        all.addAll(command);
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        System.out.print(said);
        return said.lines().toList();
    }
}
