package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ledger.ChildProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
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
        return ChildProgram.killed(afterMillis, CrashingAudit.class, place.toString(), Integer.toString(round)).stream()
                .filter(line -> line.matches("(open|recorded) \\d+ [0-9a-f]{64}"))
                .map(CaseCrashTest::said)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static Said said(String line) {
        var words = line.split(" ");
        return new Said(Long.parseLong(words[1]), words[2]);
    }
}
