package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code checkpoint}. */
@Command(
        name = "checkpoint",
        description = {
            "Gives out signed heads of the case's ledger and keeps those of other ledgers.",
            "A head is a C2SP checkpoint: the log's name, how many entries it has, and the root of the tree over them, signed."
        },
        subcommands = {CheckpointShowCommand.class, CheckpointExportCommand.class, CheckpointImportCommand.class})
final class CheckpointCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do with heads: reckoner checkpoint show, reckoner checkpoint export, or reckoner checkpoint import");
    }
}
