package dev.reckoner.audit.sample;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
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
        // What an earlier run left goes first: it takes half a gigabyte.
        var folder = Path.of("target", "audited-sample");
        remove(folder);
        var sample = SampleCase.in(folder);
        sample.make(Path.of(System.getProperty("reckoner.sample.models", "target/reckoner/sample/models")));
        try (var open = sample.audited(Clock.systemUTC(), TaskProgress.SILENT)) {
            return new AuditedSample(sample, AllClaims.of(open));
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
