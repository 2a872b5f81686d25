package dev.reckoner.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program on a file system of 24 MB, in a mount namespace of its own. */
final class SmallDisk {
    private static final String MOUNT = "mount -t tmpfs -o size=24m tmpfs \"$0\" && exec \"$@\"";

    private SmallDisk() {}

    /** What the program said; its first argument is the folder where the small file system is. */
    static List<String> run(Path folder, Class<?> program, String argument) throws IOException, InterruptedException {
        assumeTrue(canMount(folder), "this system lets nobody mount a file system in a namespace of their own");
        return run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString(),
                        argument));
    }

    private static boolean canMount(Path folder) throws IOException, InterruptedException {
        return Files.isExecutable(Path.of("/usr/bin/unshare"))
                && run(folder, List.of("echo", "mounted")).contains("mounted");
    }

    private static List<String> run(Path folder, List<String> command) throws IOException, InterruptedException {
        var all = new ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder.toString()));
        all.addAll(command);
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return said.lines().toList();
    }
}
