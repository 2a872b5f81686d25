package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.fingerprint.ToplocProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of TOPLOC proofs in base64, one a line; empty lines are passed over. */
final class ProofFile {
    private static final long MAXIMUM_BYTES = 1 << 26;

    private ProofFile() {}

    /** Reads them; at least one. */
    static List<ToplocProof> read(Path path) throws IOException, FingerprintException {
        GivenPath.file(path, "file of proofs");
        if (Files.size(path) > MAXIMUM_BYTES) {
            throw new RefusedArgument("CL-ARGUMENT", path + " is larger than 64 MiB, which no file of proofs is.");
        }
        var proofs = new ArrayList<ToplocProof>();
        int number = 0;
        // Bytes that are no text must come out as no base64, not as a failure to read.
        for (var line : Files.readString(path, StandardCharsets.ISO_8859_1).split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                proofs.add(proof(line.strip(), path, number));
            }
        }
        if (proofs.isEmpty()) {
            throw new RefusedArgument(
                    "CL-NO-INPUTS", path + " holds no proof. Write the proofs there in base64, one a line.");
        }
        return proofs;
    }

    private static ToplocProof proof(String line, Path path, int number) throws FingerprintException {
        try {
            return ToplocProof.read(line);
        } catch (FingerprintException e) {
            throw new FingerprintException(e.code(), path + ", line " + number + ": " + e.getMessage());
        }
    }
}
