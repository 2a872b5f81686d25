package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Files and folders under the names that a case has for its own. A case may come from anybody: a link among them would have its
 * reader delete or overwrite what it leads to, and whoever opens a pipe waits for ever.
 */
final class OwnFile {
    private static final String CODE = "LG-LINK";

    private OwnFile() {}

    /** True if anything has that name that can be seen. */
    static boolean isTaken(Path name) {
        try {
            return attributes(name).isPresent();
        } catch (IOException hidden) {
            return false;
        }
    }

    /**
     * True if there is such a file.
     *
     * @throws LedgerException LG-LINK if something else has its name
     */
    static boolean exists(Path file) throws IOException {
        var found = attributes(file);
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw refused(file, "is no file of its own but " + kind(found.get()));
        }
        return found.isPresent();
    }

    /**
     * The file.
     *
     * @throws LedgerException LG-LINK if something else has its name
     * @throws NoSuchFileException if there is none
     */
    static Path require(Path file) throws IOException {
        if (!exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    /**
     * Makes the folder where there is none.
     *
     * @throws LedgerException LG-LINK if something else has its name
     */
    static Path folder(Path folder) throws IOException {
        var found = attributes(folder);
        if (found.isPresent() && !found.get().isDirectory()) {
            throw refused(folder, "is no folder of its own but " + kind(found.get()));
        }
        if (found.isEmpty()) {
            Files.createDirectories(folder);
        }
        return folder;
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        // Most of those that are asked for are not there, and an exception for each takes longer than the disk.
        return Optional.ofNullable(file.getFileSystem()
                .provider()
                .readAttributesIfExists(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static String kind(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "a link to somewhere else";
        }
        if (found.isDirectory()) {
            return "a folder";
        }
        return found.isRegularFile() ? "a file" : "a pipe or a device";
    }

    private static LedgerException refused(Path file, String what) {
        return new LedgerException(
                CODE,
                file + " " + what
                        + ". Nothing was changed. If you put it there, put a copy of what it leads to in its place;"
                        + " otherwise do not trust this case.");
    }
}
