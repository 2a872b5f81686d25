package dev.reckoner.audit.sample;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The sample with its audit as the demo does it, made once for all tests of a run; they may add to it what changes none of its answers.
 *
 * @param claimsBeforeClosing the claims as they were once the audit was done
 */
record AuditedSample(SampleCase sample, List<ClaimRow> claimsBeforeClosing) {
    private static Optional<AuditedSample> made = Optional.empty();

    static synchronized AuditedSample made() {
        if (made.isEmpty()) {
            try {
                made = Optional.of(make());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made.get();
    }

    private static AuditedSample make() throws IOException {
        var target = Files.createDirectories(Path.of("target"));
        var sample = SampleCase.in(Files.createTempDirectory(target, "audited-sample-"));
        sample.make(Path.of(System.getProperty("reckoner.sample.models", "target/reckoner/sample/models")));
        try (var open = sample.audited(Clock.systemUTC(), TaskProgress.SILENT)) {
            return new AuditedSample(sample, AllClaims.of(open));
        }
    }
}
