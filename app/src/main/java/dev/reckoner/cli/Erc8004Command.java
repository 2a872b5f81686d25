package dev.reckoner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code erc8004}. */
@Command(
        name = "erc8004",
        description = {
            "Opinions and verdicts of a case as feedback and validation records of ERC-8004, and such records of others.",
            "This is a conversion of formats: the registries have no decay and no uncertainty. Nothing is sent anywhere.",
            "docs/erc8004.md describes it."
        },
        subcommands = {Erc8004ExportCommand.class, Erc8004ImportCommand.class, Erc8004ShowCommand.class})
final class Erc8004Command implements Callable<Integer> {
    @Override
    public Integer call() throws RefusedArgument {
        throw new RefusedArgument(
                "CL-USAGE",
                "Say what to do: reckoner erc8004 export, import or show. 'reckoner erc8004 --help' describes them.");
    }
}
