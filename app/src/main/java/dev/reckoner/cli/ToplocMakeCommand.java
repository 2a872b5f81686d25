package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.fingerprint.ToplocProof;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toploc make}. */
@Command(name = "make", description = "Prints the proof of each chunk of hidden states, in base64, one a line.")
final class ToplocMakeCommand implements Callable<Integer> {
    @Option(
            names = "--k",
            description = "How many of the largest values a proof holds; ${DEFAULT-VALUE} if not given.",
            defaultValue = "128")
    private int k = 128;

    @Mixin
    private ChunkOptions chunks = new ChunkOptions();

    @Mixin
    private Output output = new Output();

    /** A chunk that no proof can be made of leaves its null proof and the answer undecided. */
    @Override
    public Integer call() throws IOException, FingerprintException {
        var proofs = chunks.prove(k, chunks.values());
        var lines = proofs.stream().map(ToplocProof::base64).toList();
        if (output.json()) {
            output.json(Map.of("k", k, "proofs", lines));
        } else {
            lines.forEach(output::line);
        }
        return proofs.stream().anyMatch(ToplocProof::isNull) ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
    }
}
