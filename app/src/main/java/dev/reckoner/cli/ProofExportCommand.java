package dev.reckoner.cli;

import dev.reckoner.audit.CaseCustody;
import dev.reckoner.audit.Handling;
import dev.reckoner.ledger.witness.OwnHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code proof export}. */
@Command(
        name = "export",
        description = {
            "Writes an entry, FILE.json, and the proof that it stands in the ledger, FILE.tlog-proof of C2SP.",
            "The proof rests on the head that most witnesses cosigned; else on the newest, which is recorded as given out."
        })
final class ProofExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "The entry's number, from 0.")
    private long index;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Path of both files, without an ending.")
    private Path out = Path.of("");

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var entryFile = out.resolveSibling(out.getFileName() + ".json");
        var proofFile = out.resolveSibling(out.getFileName() + ".tlog-proof");
        GivenPath.named(out, "proof");
        fresh.require(entryFile, "entry");
        fresh.require(proofFile, "proof");
        try (var ledger = folder.ledger()) {
            var proof = new OwnHeads(ledger).proof(index, Clock.systemUTC().instant());
            Files.write(entryFile, ledger.entry(index).orElseThrow().canonical());
            Files.writeString(proofFile, proof.toString());
            CaseCustody.record(
                    ledger, Handling.EXPORTED, proofFile, Clock.systemUTC().instant());
            if (output.json()) {
                output.json(Map.of(
                        "entry", entryFile.toString(),
                        "proof", proofFile.toString(),
                        "size", proof.head().size(),
                        "key", ledger.keys().getFirst().written()));
            } else {
                output.line("Entry " + index + " in " + entryFile + ", its proof in " + proofFile);
                output.line("Whoever has both and this key needs neither the case nor this program: "
                        + ledger.keys().getFirst().written());
                if (ledger.isRetired()) {
                    output.line("That it was given out is not recorded: the case was ended.");
                }
            }
        }
        return ExitCode.AFFIRMING;
    }
}
