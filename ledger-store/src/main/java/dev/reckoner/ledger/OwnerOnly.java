package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions that let nobody but the owner in. Windows has none to set: a user's folders are that user's. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Those of a file in that folder. */
    static FileAttribute<?>[] attributes(Path folder) {
        return attributes(folder, "rw-------");
    }

    /** Makes a folder; one that is there already keeps the permissions that somebody gave it. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().resolveSibling("."));
            Files.createDirectory(folder, attributes(folder, "rwx------"));
        }
    }

    private static FileAttribute<?>[] attributes(Path near, String permissions) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
