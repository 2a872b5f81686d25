package dev.reckoner.audit;

import dev.reckoner.ledger.CaseDatabase;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.UserFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The servers that this user keeps shared cases on. A case may come from anybody, and what its folder names is not to make this computer
 * call a server that its user never chose.
 *
 * @param file an address a line; need not exist
 */
public record KnownServers(Path file) {
    private static final long MOST_BYTES = 1 << 20;

    /** Those in the user's settings. */
    public static KnownServers ofUser() {
        return new KnownServers(UserFolder.path().resolve("servers.txt"));
    }

    /**
     * Requires that the server of a case is known, if it has one.
     *
     * @throws LedgerException LG-SERVER-UNKNOWN if it is not
     */
    public void require(Path folder) throws IOException {
        var database = CaseDatabase.read(folder);
        if (database.isPresent() && !all().contains(database.get().url())) {
            throw new LedgerException(
                    "LG-SERVER-UNKNOWN",
                    "The case in " + folder + " says that its tables are on the server "
                            + database.get().url()
                            + ", which you have not used before. It was not called. If you trust whoever gave you the case, and the"
                            + " server, run 'reckoner case trust " + folder + "' once.");
        }
    }

    /** Knows the server from now on. */
    public void accept(CaseDatabase database) throws IOException {
        if (!all().contains(database.url())) {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            Files.writeString(
                    file,
                    database.url() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private List<String> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    "The list of servers in " + file + " is too long to be one. Put it right, or delete it.");
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
