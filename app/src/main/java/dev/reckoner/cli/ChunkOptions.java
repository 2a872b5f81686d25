package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.fingerprint.Toploc;
import dev.reckoner.runtime.fingerprint.ToplocComparison;
import dev.reckoner.runtime.fingerprint.ToplocProof;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The hidden states that proofs are of, and how these are cut into chunks. */
final class ChunkOptions {
    @Option(
            names = "--values",
            required = true,
            paramLabel = "FILE",
            description = "The last hidden states, an npy file or a TensorProto (.pb).")
    private Path values = Path.of("");

    @Option(
            names = "--prompt",
            paramLabel = "N",
            description = "The first N positions have a proof of their own, 0 for none; without it all values are one"
                    + " chunk.")
    private Optional<Integer> prompt = Optional.empty();

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "How many positions after the prompt share a proof; ${DEFAULT-VALUE} if not given.",
            defaultValue = "32")
    private int chunk = Toploc.STANDARD.each();

    Tensor values() throws IOException {
        return TensorFile.read(values, "file of hidden states");
    }

    List<ToplocProof> prove(int k, Tensor hidden) throws FingerprintException {
        var toploc = new Toploc(k, chunk);
        return prompt.isPresent() ? toploc.prove(hidden, prompt.get()) : List.of(toploc.prove(hidden));
    }

    List<ToplocComparison> verify(List<ToplocProof> proofs, Tensor hidden) throws FingerprintException {
        if (prompt.isPresent()) {
            return new Toploc(Toploc.STANDARD.k(), chunk).verify(proofs, hidden, prompt.get());
        }
        if (proofs.size() > 1) {
            throw new IllegalArgumentException(
                    "There are " + proofs.size() + " proofs. Say with --prompt how the values are cut into chunks.");
        }
        return List.of(Toploc.verify(proofs.getFirst(), hidden));
    }
}
