package dev.reckoner.cli;

import dev.reckoner.ui.ReckonerApplication;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code open}. */
@Command(name = "open", description = "Opens a case in the window.", mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The case's folder.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        if (!Display.present()) {
            System.err.println("There is no display here.");
            return ExitCode.COULD_NOT_RUN;
        }
        ReckonerApplication.launch(Optional.of(folder), new RecordedCases(), RecordedCases.settings());
        return ExitCode.AFFIRMING;
    }
}
