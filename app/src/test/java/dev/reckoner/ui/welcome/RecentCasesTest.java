package dev.reckoner.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentCasesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theLastOpenedComesFirstAndOnlyOnce() throws IOException {
        var recent = new RecentCases(folder.resolve("deep/recent.txt"));
        recent.remember(Path.of("/a"), "A", NOON);
        recent.remember(Path.of("/b"), "B\twith a tab", NOON);
        recent.remember(Path.of("/a"), "A again", NOON.plusSeconds(60));
        assertThat(recent.list()).extracting(RecentCases.Recent::title).containsExactly("A again", "B with a tab");
    }

    @Test
    void damagedLinesAreLeftOut() throws IOException {
        Path file = folder.resolve("recent.txt");
        Files.writeString(file, "rubbish\nnot a time\tT\t/x\n" + NOON + "\tGood\t/good\n");
        assertThat(new RecentCases(file).list())
                .extracting(RecentCases.Recent::title)
                .containsExactly("Good");
    }

    @Test
    void withoutAFileThereAreNone() {
        assertThat(new RecentCases(folder.resolve("none.txt")).list()).isEmpty();
    }
}
