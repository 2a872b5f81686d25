package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The file of a case's signing key that others than its owner can read or write: whoever can may sign in the case's name. */
public final class ExposedKey {
    /** Of what is said of it. */
    public static final String CODE = "LG-KEY-MODE";

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private ExposedKey() {}

    /** What is to be said of the key of the case in that folder; empty where nothing is, and where permissions are none of POSIX. */
    public static Optional<String> in(Path folder) {
        var file = folder.resolve(CaseKey.FILE);
        return isOpenToOthers(file)
                ? Optional.of("Others than its owner can read or write " + file
                        + ", the case's signing key in the clear: whoever can may sign in the case's name. Run 'chmod 600 "
                        + file
                        + "', and if others may have read it, 'reckoner key rotate'.")
                : Optional.empty();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
