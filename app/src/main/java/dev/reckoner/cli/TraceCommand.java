package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code trace}. */
@Command(
        name = "trace",
        description = "Commits to the values of a model's operators, shows single ones and verifies them.",
        subcommands = {TraceCommitCommand.class, TraceOpenCommand.class, TraceVerifyCommand.class})
final class TraceCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do with a trace: reckoner trace commit MODEL INPUTS -o FOLDER, reckoner trace open FOLDER"
                        + " VALUE -o FILE, or reckoner trace verify PATH");
    }
}
