package dev.reckoner.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a restored case is what it was compared with, and no more. */
class RestoredWordsTest {
    @TempDir
    Path folder;

    private Restoring asked(Optional<Path> head) {
        return new Restoring(folder, folder, head, Optional.empty(), Optional.empty());
    }

    /** The head of a case of one entry. */
    private Path head() throws IOException {
        try (var ledger = Ledger.create(folder.resolve("case"), "log", Instant.EPOCH)) {
            return Files.writeString(folder.resolve("kept"), ledger.head());
        }
    }

    @Test
    void anOlderHeadVouchesForItsOwnEntriesAlone() throws IOException {
        assertThat(RestoredWords.of(asked(Optional.of(head())), 1_204))
                .isEqualTo(
                        "Restored: it begins with the 1 entry of the head that you gave; 1,203 more follow, which that"
                                + " head says nothing about.");
    }

    @Test
    void theHeadOfAllEntriesVouchesForAll() throws IOException {
        assertThat(RestoredWords.of(asked(Optional.of(head())), 1))
                .isEqualTo("Restored: 1 entry, all of them covered by the head that you gave.");
    }

    @Test
    void withoutAnythingFromElsewhereThatIsSaid() throws IOException {
        assertThat(RestoredWords.of(asked(Optional.empty()), 12)).endsWith("nothing from elsewhere says.");
    }
}
