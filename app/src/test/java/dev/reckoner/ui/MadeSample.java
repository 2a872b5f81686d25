package dev.reckoner.ui;

import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.sample.SampleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The sample case, made once for all tests of a run from the real models. */
final class MadeSample {
    private static final Path MODELS =
            Path.of(System.getProperty("reckoner.sample.models", "target/reckoner/sample/models"));
    private static Optional<SampleCase> made = Optional.empty();

    private MadeSample() {}

    /** Skips the test where the models were not fetched. */
    static void assumeModels() {
        Assumptions.assumeTrue(
                Files.isRegularFile(MODELS.resolve("all-MiniLM-L6-v2.onnx")),
                () -> "the models of the sample are not in " + MODELS + "; run mvn generate-resources");
    }

    /** The case; whoever opens it closes it. */
    static synchronized RecordedCase open() throws IOException {
        if (made.isPresent()) {
            return RecordedCase.open(made.get().caseFolder(), Clock.systemUTC());
        }
        // A fresh folder, so that a run that was killed leaves nothing half made to the next.
        Path target = Files.createDirectories(Path.of("target"));
        SampleCase sample = SampleCase.in(Files.createTempDirectory(target, "sample-"));
        sample.make(MODELS);
        RecordedCase opened = sample.openCase(Clock.systemUTC());
        made = Optional.of(sample);
        return opened;
    }
}
