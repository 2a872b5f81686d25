package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case whose disk fills up, is read-only or goes away, and one that two programs want. */
class FullDiskTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskIsSaidLosesNothingAndOnceThereIsRoomWorkGoesOn(boolean largeBlobs) throws Exception {
        var said = SmallDisk.run(folder, FillingDisk.class, Boolean.toString(largeBlobs));
        assertThat(said)
                .anySatisfy(line ->
                        assertThat(line).startsWith("refused LG-DISK-FULL").contains("space", "Make room"));
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

    @Test
    void aReadOnlyDiskIsSaid() throws Exception {
        assertThat(SmallDisk.run(folder, ReadOnlyDisk.class, ""))
                .anySatisfy(line ->
                        assertThat(line).startsWith("LG-READ-ONLY: The case in").contains("on a copy"));
    }

    @Test
    void aFolderThatIsTakenAwayIsSaidAndOnceItIsBackWorkGoesOn() throws Exception {
        var place = folder.resolve("case");
        var away = folder.resolve("away");
        long before;
        try (var ledger = Ledger.create(place, "reckoner.example/away", Cases.NOW)) {
            before = ledger.append(Cases.notes(3)).getLast().index();
            Files.move(place, away);
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(2)), "LG-FOLDER-GONE");
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(2)), "LG-FOLDER-GONE");
            Files.move(away, place);
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isGreaterThan(before);
        }
        assertThat(Cases.verify(place).failures()).isEmpty();
    }

    @Test
    void aSecondProgramIsToldThatTheCaseIsOpen() throws Exception {
        try (var ledger = Ledger.create(folder.resolve("case"), "reckoner.example/two", Cases.NOW)) {
            var other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashingWriter.class.getName(),
                            folder.resolve("case").toString(),
                            "1")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("LG-LOCKED");
            assertThat(ledger.append(Cases.notes(1)).getFirst().index()).isEqualTo(1);
        }
        assertThat(Cases.verify(folder.resolve("case")).failures()).isEmpty();
    }
}
