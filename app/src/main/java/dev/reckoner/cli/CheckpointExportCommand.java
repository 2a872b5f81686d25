package dev.reckoner.cli;

import dev.reckoner.audit.CaseCustody;
import dev.reckoner.audit.Handling;
import dev.reckoner.crypto.Checkpoint;
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

/** {@code checkpoint export}. */
@Command(
        name = "export",
        description = {
            "Writes the newest head, a C2SP checkpoint, and records that it was given out, unless the case was ended.",
            "Whoever has it notices if any entry up to now is ever changed: 'reckoner verify-ledger --head' compares."
        })
final class CheckpointExportCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path out = Path.of("");

    @Option(names = "--for", paramLabel = "WHOM", description = "Who gets it, for the record.", defaultValue = "export")
    private String recipient = "";

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        fresh.require(out, "head");
        try (var ledger = folder.ledger()) {
            var note = new OwnHeads(ledger).giveOut(recipient, Clock.systemUTC().instant());
            Files.writeString(out, note.toString());
            CaseCustody.record(ledger, Handling.EXPORTED, out, Clock.systemUTC().instant());
            var head = Checkpoint.parse(note.text());
            if (output.json()) {
                output.json(Map.of(
                        "file",
                        out.toString(),
                        "size",
                        head.size(),
                        "root",
                        head.root().hex()));
            } else {
                output.line("Head of " + head.size() + " entries, root "
                        + head.root().hex() + ", in " + out);
                if (ledger.isRetired()) {
                    output.line("That it was given out is not recorded: the case was ended.");
                }
            }
        }
        return ExitCode.AFFIRMING;
    }
}
