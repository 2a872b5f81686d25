package dev.reckoner.cli;

import dev.reckoner.audit.RecordedCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The {@code --case} option. */
final class CaseFolder {
    @Option(
            names = {"-c", "--case"},
            paramLabel = "FOLDER",
            description = "The case's folder; the current folder by default.")
    private Path folder = Path.of(".");

    Path path() {
        return folder;
    }

    RecordedCase open() throws IOException {
        return RecordedCase.open(folder, Clock.systemUTC());
    }
}
