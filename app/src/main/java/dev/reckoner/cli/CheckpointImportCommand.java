package dev.reckoner.cli;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.KeptHead;
import dev.reckoner.ledger.witness.CaseWitness;
import dev.reckoner.ledger.witness.HeadEntry;
import dev.reckoner.ledger.witness.HeadFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code checkpoint import}. */
@Command(
        name = "import",
        description = {
            "Keeps a head of another log, if it is signed with the key that you trust.",
            "Two different roots for one size are both kept, and end with exit code 1: that log says one thing to one and another"
                    + " to another.",
            "A head of this case itself is compared with its entries, and kept only if it contradicts them."
        })
final class CheckpointImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The head, a C2SP checkpoint.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY",
            converter = LogKeyWord.class,
            description = "The log's key, which its owner gave you on another way than the head.")
    private Optional<NoteKey> key = Optional.empty();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(file, "head");
        var note = HeadFiles.checkpoint(file);
        try (var ledger = folder.ledger()) {
            if (ledger.everyKey().contains(key.orElseThrow())) {
                var standing = ledger.compare(note, key);
                if (standing.fits()) {
                    sayOwn(standing);
                    return ExitCode.AFFIRMING;
                }
            }
            var witness = new CaseWitness(ledger, ledger.cosigner());
            var seen = witness.keep(
                    note, key.orElseThrow(), file.toString(), Clock.systemUTC().instant());
            boolean contradicting = seen.standing() == HeadEntry.Standing.CONTRADICTING;
            say(seen, contradicting);
            return contradicting ? ExitCode.CONTRAINDICATED : ExitCode.AFFIRMING;
        }
    }

    private void sayOwn(KeptHead standing) {
        if (output.json()) {
            output.json(HeadAnswer.of(file.toString(), standing));
        } else {
            output.line("It is a head of this case itself. " + standing.sentence() + " There is nothing to keep.");
        }
    }

    private void say(HeadEntry.Seen seen, boolean contradicting) {
        var head = seen.head();
        if (output.json()) {
            output.json(Map.of(
                    "log", head.origin(),
                    "size", head.size(),
                    "root", head.root().hex(),
                    "contradicting", contradicting));
        } else if (contradicting) {
            output.line(
                    "The log " + head.origin() + " has signed another root for " + head.size()
                            + " entries before. Both heads are kept: they prove that it tells different people different things.");
        } else {
            output.line("Kept: " + head.size() + " entries of " + head.origin() + ", root "
                    + head.root().hex());
        }
    }
}
