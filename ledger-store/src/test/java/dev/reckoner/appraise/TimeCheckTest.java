package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.bundle.SampleBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeCheckTest {
    @TempDir
    Path folder;

    @Test
    void aRecordFromBeforeItsImportIsNotAskedAbout() throws Exception {
        assertThat(importedBefore(Duration.ZERO)).isEmpty();
        assertThat(importedBefore(Duration.ofMinutes(9))).isEmpty();
    }

    @Test
    void aDateFromTheFutureIsAWarningSinceEitherClockMayBeWrong() throws Exception {
        assertThat(importedBefore(Duration.ofDays(3)))
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("EV-TIME-AFTER-IMPORT"))
                .satisfies(f -> assertThat(f.tier()).isEqualTo(Tier.WARNING));
    }

    private List<Finding> importedBefore(Duration ahead) throws Exception {
        var sink = new CollectingSink();
        TrailWalk.installed().read(SampleBundle.write(folder.resolve("s" + ahead + ".trail"), 1), sink);
        Instant received = SampleBundle.FIRST.minus(ahead);
        var evidence = new CollectedEvidence(sink, Optional.of(received));
        return evidence.findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                .filter(finding -> finding.check().equals("time"))
                .toList();
    }
}
