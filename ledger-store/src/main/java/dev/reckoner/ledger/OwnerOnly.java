package dev.reckoner.ledger;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of files that their owner alone can read. Windows has none to set: a user's folders are that user's. */
final class OwnerOnly {
    private OwnerOnly() {}

    static FileAttribute<?>[] attributes(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
