package dev.reckoner.cli;

import dev.reckoner.audit.CaseCustody;
import dev.reckoner.audit.Handling;
import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.witness.KnownHeads;
import dev.reckoner.ledger.witness.OwnHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cosign request}. */
@Command(
        name = "request",
        description = {
            "Writes what a witness is asked with: the newest head and the proof that it continues the one cosigned last.",
            "The file is the body of add-checkpoint of C2SP tlog-witness. That the head was given out is recorded."
        })
final class CosignRequestCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--witness",
            required = true,
            paramLabel = "VKEY",
            converter = WitnessKeyWord.class,
            description = "The witness's key, as 'reckoner checkpoint show' prints it in its case.")
    private Optional<CosignerKey> witness = Optional.empty();

    @Option(
            names = "--old",
            paramLabel = "ENTRIES",
            description =
                    "How many entries the witness cosigned last, where that is not what came back from it: a witness that"
                            + " refuses a request says it.")
    private Optional<Long> old = Optional.empty();

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        fresh.require(out, "request");
        var key = witness.orElseThrow();
        try (var ledger = folder.ledger()) {
            long begins = old.isPresent() ? old.get() : last(ledger, key);
            var request = new OwnHeads(ledger)
                    .request(begins, key.name(), Clock.systemUTC().instant());
            Files.writeString(out, request.toString());
            CaseCustody.record(ledger, Handling.EXPORTED, out, Clock.systemUTC().instant());
            long size = request.head().size();
            if (output.json()) {
                output.json(Map.of("file", out.toString(), "old", begins, "size", size));
            } else {
                output.line("Request for " + key.name() + " to cosign " + size + " entries, of which it has cosigned "
                        + begins + ", in " + out);
            }
        }
        return ExitCode.AFFIRMING;
    }

    private static long last(Ledger ledger, CosignerKey key) throws IOException {
        return KnownHeads.of(ledger).lastReceived(key).map(head -> head.size()).orElse(0L);
    }
}
