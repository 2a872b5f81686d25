package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
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
        var said = ChildProgram.killed(
                random.nextInt(400), CrashingWriter.class, folder.toString(), Integer.toString(round));
        return said.stream()
                .filter(line -> line.matches("(open|recorded) \\d+"))
                .mapToLong(LedgerCrashTest::sizeIn)
                .max()
                .orElseThrow();
    }

    private static long sizeIn(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }
}
