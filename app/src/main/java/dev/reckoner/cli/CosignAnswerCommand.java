package dev.reckoner.cli;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.witness.CaseWitness;
import dev.reckoner.ledger.witness.HeadFiles;
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
import picocli.CommandLine.Parameters;

/** {@code cosign answer}. */
@Command(
        name = "answer",
        description = {
            "Cosigns a head of another log, if that was only appended to since this case cosigned it last.",
            "What was seen is recorded first; a log that signs two roots for one size is refused from then on."
        })
final class CosignAnswerCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REQUEST", description = "The file of 'reckoner cosign request'.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY",
            converter = LogKeyWord.class,
            description = "The log's key, which its owner gave you on another way than the request.")
    private Optional<NoteKey> key = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write: the signature line that the log's owner accepts.")
    private Path out = Path.of("");

    @Mixin
    private NewFile fresh = new NewFile();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.file(file, "request");
        fresh.require(out, "answer");
        var request = HeadFiles.request(file);
        try (var ledger = folder.ledger()) {
            var witness = new CaseWitness(ledger, ledger.cosigner());
            var line = witness.answer(
                    request,
                    key.orElseThrow(),
                    file.toString(),
                    Clock.systemUTC().instant());
            Files.writeString(out, line.line() + "\n");
            var head = request.head();
            if (output.json()) {
                output.json(Map.of("file", out.toString(), "log", head.origin(), "size", head.size()));
            } else {
                output.line("Cosigned: " + head.size() + " entries of " + head.origin() + ", consistent with the "
                        + request.oldSize() + " cosigned before; the answer is in " + out);
            }
        }
        return ExitCode.AFFIRMING;
    }
}
