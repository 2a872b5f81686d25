package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code cosign}. */
@Command(
        name = "cosign",
        description = "Lets another case witness this one, and this one another; by files, without a network.",
        subcommands = {CosignRequestCommand.class, CosignAnswerCommand.class, CosignAcceptCommand.class})
final class CosignCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do: reckoner cosign request, reckoner cosign answer, or reckoner cosign accept");
    }
}
