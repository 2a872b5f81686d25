package dev.reckoner.cli;

import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.RecordedCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code case create}. */
@Command(name = "case", description = "Makes cases.", subcommands = CaseCommand.Create.class)
final class CaseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument("CL-USAGE", "Say what to do with a case: reckoner case create FOLDER");
    }

    /** Makes an empty case. */
    @Command(name = "create", description = "Makes an empty case in a new folder.")
    static final class Create implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FOLDER", description = "The case's folder; made if absent.")
        private Path folder = Path.of("");

        @Option(names = "--title", description = "Title of the case.", defaultValue = "Untitled case")
        private String title = "";

        @Option(names = "--question", description = "What the audit should answer.", defaultValue = "")
        private String question = "";

        @Option(names = "--examiner", description = "Who audits.", defaultValue = "${sys:user.name}")
        private String examiner = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            GivenPath.named(folder, "case's folder");
            var clock = Clock.systemUTC();
            var data = new CaseData(title, question, examiner, false, clock.instant());
            try (var made = RecordedCase.create(folder, data, clock)) {
                if (output.json()) {
                    output.json(Map.of(
                            "folder",
                            made.folder().toString(),
                            "entries",
                            made.ledger().entries()));
                } else {
                    output.line("Case \"" + title + "\" made in " + made.folder());
                }
            }
            return ExitCode.AFFIRMING;
        }
    }
}
