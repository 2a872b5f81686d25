package dev.reckoner.cli;

import dev.reckoner.ui.ReckonerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program: without a command it opens the window. */
@Command(
        name = "reckoner",
        mixinStandardHelpOptions = true,
        versionProvider = Reckoner.Version.class,
        description = "Audits AI inferences after the fact: checks the evidence, runs the inference again, compares.",
        footer = {
            "",
            "Exit codes: 0 affirming, 1 contraindicated, 3 undecided, 2 could not run.",
        },
        subcommands = {
            CaseCommand.class,
            ImportCommand.class,
            ClaimsCommand.class,
            ReexecuteCommand.class,
            ReferencesCommand.class,
            ConformCommand.class,
            VerifyLedgerCommand.class,
            RecordCommand.class,
            DemoCommand.class,
            OpenCommand.class,
            BenchCommand.class,
        })
public final class Reckoner implements Callable<Integer> {
    /** JavaFX warns at every start that it is on the class path, where the distribution means it to be. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    static {
        JAVAFX.setLevel(Level.SEVERE);
    }

    /** Starts the program and ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Reckoner());
        line.setExecutionExceptionHandler((failure, command, ignored) -> report(failure, command));
        line.setParameterExceptionHandler((failure, ignored) -> {
            failure.getCommandLine().getErr().println(failure.getMessage());
            failure.getCommandLine().usage(failure.getCommandLine().getErr());
            return ExitCode.COULD_NOT_RUN;
        });
        return line;
    }

    @Override
    public Integer call() {
        if (!Display.present()) {
            System.err.println("There is no display here. 'reckoner demo' audits the sample case in the console;"
                    + " 'reckoner --help' lists the commands.");
            return ExitCode.COULD_NOT_RUN;
        }
        ReckonerApplication.launch(Optional.empty(), new RecordedCases(), RecordedCases.settings());
        return 0;
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return report(unchecked.getCause(), command);
        }
        if (failure instanceof NoSuchFileException missing) {
            command.getErr().println("There is no file or folder " + missing.getFile() + ".");
            return ExitCode.COULD_NOT_RUN;
        }
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.COULD_NOT_RUN;
        }
        throw failure;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Reckoner.class.getPackage().getImplementationVersion();
            return new String[] {"reckoner " + (version == null ? "development build" : version)};
        }
    }
}
