package dev.reckoner.cli;

import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.tlog.Witness;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.HeadFiles;
import dev.reckoner.ledger.witness.OwnHeads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosign accept}. */
@Command(
        name = "accept",
        description = {
            "Records cosignatures of this case's heads by witnesses whose keys you trust.",
            "Proofs that are exported from then on carry them."
        })
final class CosignAcceptCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "ANSWER",
            description = "Signature lines as 'reckoner cosign answer' writes them, or a head with them.")
    private Path file = Path.of("");

    @Option(
            names = "--witness",
            paramLabel = "VKEY",
            converter = WitnessKeyWord.class,
            description = "A witness's key; may be given several times.")
    private List<CosignerKey> witnesses = List.of();

    @Option(names = "--policy", paramLabel = "FILE", description = "A C2SP witness policy that names the witnesses.")
    private Optional<Path> policy = Optional.empty();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(file, "answer");
        var trusted = trusted();
        try (var ledger = folder.ledger()) {
            var fresh =
                    new OwnHeads(ledger).accept(file, trusted, Clock.systemUTC().instant());
            if (output.json()) {
                output.json(fresh.stream().map(CosignAcceptCommand::row).toList());
            } else if (fresh.isEmpty()) {
                output.line("Nothing new: these cosignatures are recorded already.");
            } else {
                fresh.forEach(one -> output.line("Recorded: " + one.witness().name() + " cosigned "
                        + one.head().size() + " entries"));
            }
        }
        return ExitCode.AFFIRMING;
    }

    private List<CosignerKey> trusted() throws IOException {
        var all = new ArrayList<>(witnesses);
        if (policy.isPresent()) {
            GivenPath.file(policy.get(), "witness policy");
            HeadFiles.policy(policy.get()).witnesses().stream()
                    .map(Witness::key)
                    .forEach(all::add);
        }
        if (all.isEmpty()) {
            throw new RefusedArgument(
                    "CL-USAGE", "Say whose cosignatures count: --witness VKEY, or --policy FILE that names witnesses.");
        }
        return all;
    }

    private static Map<String, Object> row(HeadEntry.Received received) {
        return Map.of(
                "witness", received.witness().name(),
                "size", received.head().size(),
                "root", received.head().root().hex());
    }
}
