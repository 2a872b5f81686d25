package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program killed while it records loses nothing that it had acknowledged. {@code -Dreckoner.crash.rounds=200} for more. */
class LedgerCrashTest {
    private static final int ROUNDS = Integer.getInteger("reckoner.crash.rounds", 10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noAcknowledgedEntryIsLostWhenTheProgramIsKilled(boolean encrypted) throws Exception {
        var passphrase = encrypted ? Optional.of(Cases.passphrase()) : Optional.<Passphrase>empty();
        Ledger.create(folder, "reckoner.example/crash", Cases.NOW, passphrase).close();
        var random = new Random(7);
        long acknowledged = 1;
        int killedWhileRecording = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = acknowledged;
            acknowledged = Math.max(acknowledged, killed(round, random));
            killedWhileRecording += acknowledged > before ? 1 : 0;
            var report = encrypted ? Cases.verifyEncrypted(folder) : Cases.verify(folder);
            assertThat(report.failures()).as("round %d", round).isEmpty();
            assertThat(report.entries()).as("round %d", round).isGreaterThanOrEqualTo(acknowledged);
            acknowledged = report.entries();
        }
        System.out.println((encrypted ? "encrypted, " : "") + "killed " + ROUNDS + " times, " + killedWhileRecording
                + " while recording; " + acknowledged + " entries, none lost, no gap");
        assertThat(killedWhileRecording).isPositive();
    }

    /** The last size that the child acknowledged before it was killed, at a random moment after its first words. */
    private long killed(int round, Random random) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = child.inputReader()) {
            long size = sizeIn(said.readLine());
            var killer = new Thread(() -> kill(child, random.nextInt(400)));
            killer.start();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                size = line.matches("recorded \\d+") ? sizeIn(line) : size;
            }
            killer.join();
            return size;
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
        // Not the Process's own method: that one also closes the stream which still holds the last acknowledgements.
        child.toHandle().destroyForcibly();
    }

    private static long sizeIn(String line) {
        assertThat(line).as("the child's first words").isNotNull();
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }
}
