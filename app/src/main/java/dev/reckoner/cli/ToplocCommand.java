package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code toploc}. */
@Command(
        name = "toploc",
        description = "Makes and verifies TOPLOC proofs: the largest of a model's last hidden states in 258 bytes.",
        subcommands = {ToplocMakeCommand.class, ToplocVerifyCommand.class})
final class ToplocCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE", "Say what to do with proofs: reckoner toploc make, or reckoner toploc verify");
    }
}
