package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code proof}. */
@Command(
        name = "proof",
        description = "Proves to others that an entry stands in the ledger, and checks such proofs without a case.",
        subcommands = {ProofExportCommand.class, ProofCheckCommand.class})
final class ProofCommand implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE", "Say what to do with proofs: reckoner proof export, or reckoner proof check");
    }
}
