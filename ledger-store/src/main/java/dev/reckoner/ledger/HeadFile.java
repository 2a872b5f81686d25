package dev.reckoner.ledger;

import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The newest signed head in a file outside the database: it notices a database that was replaced by an older copy. */
final class HeadFile {
    private final Path file;

    HeadFile(Path folder) {
        file = folder.resolve("head");
    }

    Optional<String> read() throws IOException {
        return OwnFile.exists(file) ? Optional.of(text()) : Optional.empty();
    }

    // Not readString: a damaged file is a head that nobody signed, not one that cannot be read.
    private String text() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SignedNote.LIMIT_CHARACTERS + 1), StandardCharsets.UTF_8);
        }
    }

    /** Replaces the file whole, forced to disk. */
    void write(String note) throws IOException {
        Durable.replace(file, note.getBytes(StandardCharsets.UTF_8));
    }
}
