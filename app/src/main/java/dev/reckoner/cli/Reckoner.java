package dev.reckoner.cli;

import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.PlainLine;
import dev.reckoner.ui.ReckonerApplication;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program: without a command it opens the window. */
@Command(
        name = "reckoner",
        versionProvider = Reckoner.Version.class,
        description = "Audits AI inferences after the fact: checks the evidence, runs the inference again, compares.",
        footer = {
            "",
            "Exit codes: 0 affirming, 1 contraindicated or tampering found, 3 undecided, 2 could not run.",
        },
        subcommands = {
            CaseCommand.class,
            ImportCommand.class,
            ClaimsCommand.class,
            ReexecuteCommand.class,
            CalibrateCommand.class,
            AttributionCommand.class,
            IsolationCommand.class,
            PolicyCommand.class,
            ReputationCommand.class,
            CoverageCommand.class,
            MarketCommand.class,
            CoordinationCommand.class,
            WitnessesCommand.class,
            Erc8004Command.class,
            DossierCommand.class,
            AnswerCommand.class,
            ExplainCommand.class,
            ReferencesCommand.class,
            ConformCommand.class,
            DevicesCommand.class,
            ToplocCommand.class,
            DifrCommand.class,
            VerifyLedgerCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            KeyCommand.class,
            BlobsCommand.class,
            CheckpointCommand.class,
            CosignCommand.class,
            ProofCommand.class,
            RebuildCommand.class,
            RecordCommand.class,
            TraceCommand.class,
            DisputeCommand.class,
            DemoCommand.class,
            OpenCommand.class,
            BenchCommand.class,
        })
public final class Reckoner implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how to use it and end.")
    private boolean help;

    // Of the program alone: a command that took it too would end in silence where a version of something else was
    // meant.
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the program's version and end.")
    private boolean version;

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
        var line = commandLine();
        try {
            return line.execute(arguments);
        } catch (Error beyond) { // left alone it would end the process with the code of an answer
            return report(Failure.of(beyond), beyond, List.of(arguments).contains("--json"), line);
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Reckoner());
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        line.setParameterExceptionHandler((failure, arguments) -> report(failure, arguments));
        return line;
    }

    @Override
    public Integer call() throws RefusedArgument {
        if (!Display.present()) {
            throw new RefusedArgument(
                    "CL-NO-DISPLAY",
                    "There is no display here. 'reckoner demo' audits the sample case in the console;"
                            + " 'reckoner --help' lists the commands.");
        }
        ReckonerApplication.launch(Optional.empty(), new RecordedCases(), RecordedCases.settings());
        return 0;
    }

    private static int report(Exception failure, CommandLine command) {
        boolean json = command.getParseResult().hasMatchedOption("--json");
        return report(Failure.of(failure), failure, json, command);
    }

    private static int report(Failure told, Throwable because, boolean json, CommandLine command) {
        say(told, json, command);
        if (told.code().equals("CL-FAULT")) {
            trace(because, command.getErr());
        }
        return told.exit();
    }

    private static int report(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        boolean json = List.of(arguments).contains("--json");
        say(new Failure("CL-USAGE", String.valueOf(failure.getMessage())), json, command);
        if (!json) {
            command.usage(command.getErr());
        }
        return ExitCode.COULD_NOT_RUN;
    }

    private static void say(Failure failure, boolean json, CommandLine command) {
        if (json) {
            command.getOut().println(CaseJson.text(failure));
            command.getOut().flush();
        } else {
            command.getErr().println(PlainLine.of(failure.code() + ": " + failure.sentence()));
            command.getErr().flush();
        }
    }

    private static void trace(Throwable failure, PrintWriter err) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        trace.toString().lines().map(PlainLine::of).forEach(err::println);
        err.flush();
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
