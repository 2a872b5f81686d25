package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program killed while it imports, appraises, runs again or writes findings loses nothing that it had said was done, and
 * what its case adds up to is what its entries say. {@code -Dreckoner.crash.rounds=200} for more.
 */
class CaseCrashTest {
    private static final int ROUNDS = Integer.getInteger("reckoner.crash.rounds", 6);

    @TempDir
    Path folder = Path.of("");

    /** A ledger as the child said it was. */
    private record Said(long entries, String root) {}

    @Test
    void nothingThatWasSaidToBeDoneIsLostWhenTheProgramIsKilled() throws Exception {
        var place = folder.resolve("case");
        RecordedCase.create(place, new CaseData("", "", "", false, Instant.EPOCH), Clock.systemUTC())
                .close();
        var random = new Random(11);
        var slowest = Duration.ZERO;
        long entries = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var said = killed(place, round, random.nextInt(2_500));
            long started = System.nanoTime();
            try (var audit = RecordedCase.openAsItIs(place, Clock.systemUTC())) {
                var took = Duration.ofNanos(System.nanoTime() - started);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                assertThat(audit.ledger().entries()).as("round %d", round).isGreaterThanOrEqualTo(said.entries());
                assertThat(audit.rootAt(said.entries())).as("round %d", round).isEqualTo(said.root());
                assertThat(audit.verifyLedger(TaskProgress.SILENT).failures())
                        .as("round %d", round)
                        .isEmpty();
                entries = audit.ledger().entries();
            }
        }
        System.out.println("killed " + ROUNDS + " times at work; " + entries
                + " entries, none lost, no gap; opened again in " + slowest.toMillis() + " ms at most");
        assertThat(entries).isGreaterThan(ROUNDS);
    }

    /** What the child last said before it was killed, so long after its first words. */
    private static Said killed(Path place, int round, int afterMillis) throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingAudit.class.getName(),
                        place.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            var said = said(lines.readLine());
            var killer = new Thread(() -> kill(child, afterMillis));
            killer.start();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last line may have been cut off.
                said = line.matches("recorded \\d+ [0-9a-f]{64}") ? said(line) : said;
            }
            killer.join();
            return said;
        } finally {
            child.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
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

    private static Said said(String line) {
        assertThat(line).as("the child's words").isNotNull();
        var words = line.split(" ");
        return new Said(Long.parseLong(words[1]), words[2]);
    }
}
