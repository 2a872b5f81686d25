package dev.reckoner.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher, run beside a main class that only tells what it was started with. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    private static final String MAIN = """
            package dev.reckoner.cli;
            public final class Reckoner {
                public static void main(String[] arguments) {
                    System.out.println("java=" + System.getProperty("java.home"));
                    System.out.println("home=" + System.getProperty("reckoner.home"));
                    System.out.println("mark=" + System.getProperty("mark"));
                    System.out.println("arguments=" + String.join("|", arguments));
                    System.exit(arguments.length == 0 ? 0 : 7);
                }
            }
            """;
    private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private Path distribution;
    private Path launcher;
    private Path oldJdk;

    @BeforeEach
    void layOutTheDistribution() throws IOException {
        distribution = Files.createDirectories(folder.resolve("some where/reckoner"));
        launcher = Files.createDirectories(distribution.resolve("bin")).resolve("reckoner");
        Files.copy(Path.of(System.getProperty("reckoner.launcher")), launcher);
        writeJar(Files.createDirectories(distribution.resolve("lib")).resolve("main.jar"));
        oldJdk = folder.resolve("old");
        script(oldJdk.resolve("bin/java"), "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
    }

    @Test
    void passesOverAnOlderJavaThatIsFirstOnThePath() throws Exception {
        Outcome outcome = start(launcher, Map.of("RECKONER_JDKS", "", "PATH", path(oldJdk, THIS_JDK)));

        assertThat(outcome.output()).contains("java=" + THIS_JDK);
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void findsAJdkAmongTheInstalledOnesBeforeThePath() throws Exception {
        Path jdks = Files.createDirectories(folder.resolve("jdks"));
        Files.createSymbolicLink(jdks.resolve("a-17"), oldJdk);
        script(jdks.resolve("b-25/bin/java"), "exec " + THIS_JDK.resolve("bin/java") + " \"$@\"");

        Outcome outcome = start(launcher, Map.of("RECKONER_JDKS", jdks.toString(), "PATH", path(oldJdk)));

        assertThat(outcome.output()).contains("java=" + THIS_JDK);
    }

    @Test
    void doesNotTrustAJavaHomeThatIsTooOld() throws Exception {
        Outcome outcome = start(
                launcher, Map.of("RECKONER_JDKS", "", "JAVA_HOME", oldJdk.toString(), "PATH", path(oldJdk, THIS_JDK)));

        assertThat(outcome.output()).contains("java=" + THIS_JDK);
    }

    @Test
    void believesTheReleaseFileOfAJdk() throws Exception {
        Path java = script(folder.resolve("new/bin/java"), "echo started by $0");
        Files.writeString(folder.resolve("new/release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"26\"\n");

        Outcome outcome = start(launcher, Map.of("RECKONER_JAVA", java.toString()));

        assertThat(outcome.output()).contains("started by " + java);
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJavaNewEnough() throws Exception {
        Outcome outcome = start(launcher, Map.of("RECKONER_JDKS", "", "PATH", path(oldJdk)));

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output())
                .startsWith("Reckoner needs Java 25 or later and found none: install a JDK 25")
                .hasLineCount(1);
    }

    @Test
    void startsThroughAChainOfLinksFromAnotherFolder() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("some where/reckoner/bin/reckoner"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../first"));

        Outcome outcome = start(second, Map.of("RECKONER_JAVA", THIS_JDK.toString()));

        assertThat(first).isSymbolicLink();
        assertThat(outcome.output()).contains("home=" + distribution.toRealPath());
    }

    @Test
    void passesOptionsAndArgumentsOnAndReturnsTheExitStatus() throws Exception {
        Map<String, String> environment =
                Map.of("RECKONER_JAVA", THIS_JDK.toString(), "RECKONER_OPTS", "-Dmark=yes -Xmx64m");

        Outcome outcome = start(launcher, environment, "open", "a case", "");

        assertThat(outcome.output()).contains("mark=yes").contains("arguments=open|a case|");
        assertThat(outcome.exit()).isEqualTo(7);
    }

    private record Outcome(int exit, String output) {}

    /** Starts with nothing of this machine's environment but the tools of the shell. */
    private Outcome start(Path program, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.resolve("old").toFile()).redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("HOME", folder.toString());
        all.putIfAbsent("PATH", path());
        builder.environment().clear();
        builder.environment().putAll(all);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    /** A PATH of the given JDKs and the shell's tools, without any other java that this machine has. */
    private String path(Path... jdks) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "head", "uname")) {
            if (!Files.exists(tools.resolve(tool))) {
                script(tools.resolve(tool), "exec /bin/" + tool + " \"$@\"");
            }
        }
        StringBuilder path = new StringBuilder();
        for (Path jdk : jdks) {
            path.append(jdk.resolve("bin")).append(':');
        }
        return path.append(tools).toString();
    }

    private static Path script(Path file, String line) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void writeJar(Path jar) throws IOException {
        Path source = Files.writeString(folder.resolve("Reckoner.java"), MAIN);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        String entry = "dev/reckoner/cli/Reckoner.class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(folder.resolve(entry)));
            out.closeEntry();
        }
    }
}
