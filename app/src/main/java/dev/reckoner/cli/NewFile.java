package dev.reckoner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The {@code --force} option of commands that write files which somebody may have no second copy of. */
final class NewFile {
    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    /**
     * Looks whether a file can be written there.
     *
     * @throws RefusedArgument CL-EXISTS if there is one already and it is not to be replaced
     */
    void require(Path file, String what) throws IOException {
        GivenPath.writable(file, what);
        // A link to nothing is there too: what is written would appear where it points.
        if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedArgument(
                    "CL-EXISTS", "There is already a file " + file + ". Name another, or replace it with --force.");
        }
    }
}
