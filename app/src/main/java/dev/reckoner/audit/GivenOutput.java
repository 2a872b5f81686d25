package dev.reckoner.audit;

import dev.reckoner.ledger.CaseFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that somebody chose to write to. */
public final class GivenOutput {
    private GivenOutput() {}

    /**
     * Why what is there must not be replaced, whoever asks for it: it belongs to a case, or it is what is read for it. Empty where
     * nothing is there or it may be replaced.
     *
     * @param read the files that are read for what is written
     */
    public static Optional<String> kept(Path file, List<Path> read) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        for (var other : read) {
            if (Files.exists(other) && Files.isSameFile(file, other)) {
                return Optional.of(file + " is what is read for it. Name another file.");
            }
        }
        return CaseFolders.around(file)
                .map(folder -> file + " is in the folder of the case " + folder
                        + ", of which nothing is replaced. Name a file elsewhere.");
    }

    /**
     * The same, where what is written was chosen in a dialog that asked whether to replace it.
     *
     * @throws IOException with the reason
     */
    public static void require(Path file) throws IOException {
        var kept = kept(file, List.of());
        if (kept.isPresent()) {
            throw new IOException(kept.get());
        }
    }
}
