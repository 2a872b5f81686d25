package dev.reckoner.cli;

import dev.reckoner.audit.RecordedCase;
import dev.reckoner.ui.ReckonerApplication;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code open}. */
@Command(name = "open", description = "Opens a case in the window.")
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The case's folder.")
    private Path folder = Path.of("");

    /** For what is said where the window cannot be opened. */
    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws RefusedArgument {
        GivenPath.folder(folder, "case's folder");
        if (!RecordedCase.exists(folder)) {
            throw new RefusedArgument("LG-NO-CASE", folder + " holds no case. Make one with 'reckoner case create'.");
        }
        if (!Display.present()) {
            throw new RefusedArgument(
                    "CL-NO-DISPLAY", "There is no display here. 'reckoner claims' shows the case in the console.");
        }
        ReckonerApplication.launch(Optional.of(folder), new RecordedCases(), RecordedCases.settings());
        return ExitCode.AFFIRMING;
    }
}
