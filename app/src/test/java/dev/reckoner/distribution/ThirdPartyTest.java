package dev.reckoner.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of third-party licences that people keep, against the one that the build draws up. */
class ThirdPartyTest {
    private static final Path BUILT = Path.of(System.getProperty("reckoner.third-party"));
    private static final Path KEPT = Path.of("../docs/third-party-licences.md");

    @Test
    void everyLibraryInTheDistributionIsInTheReviewedList() throws IOException {
        String kept = Files.readString(KEPT);
        List<String> shipped = Files.readAllLines(BUILT).stream()
                .filter(line -> line.matches("[\\w.-]+:[\\w.-]+:[\\w.-]+"))
                .map(line -> line.substring(0, line.lastIndexOf(':')))
                .toList();

        assertThat(shipped)
                .hasSizeGreaterThan(20)
                .allSatisfy(library -> assertThat(kept)
                        .as("add " + library + " and its licence to docs/third-party-licences.md")
                        .contains("`" + library + "`"));
    }
}
