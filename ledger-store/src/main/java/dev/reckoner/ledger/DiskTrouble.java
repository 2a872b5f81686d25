package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a case cannot be written, in words that one can act on. Systems say it in messages alone, at the bottom of what a database
 * makes of them.
 */
final class DiskTrouble {
    private static final List<String> FULL =
            List.of("no space left", "not enough space", "disk quota exceeded", "disk full", "no room");

    private static final List<String> READ_ONLY =
            List.of("read-only", "read only", "permission denied", "access is denied");

    /** With less nothing can be written to a database. */
    private static final long LEAST_BYTES = 16 << 10;

    private DiskTrouble() {}

    /** Writes to a case. */
    @FunctionalInterface
    interface Writing<T> {
        T write() throws IOException;
    }

    /** Does it; what goes wrong because of the disk is said so. */
    static <T> T saying(Path folder, Writing<T> writing) throws IOException {
        try {
            return writing.write();
        } catch (IOException e) {
            throw of(folder, e).map(IOException.class::cast).orElse(e);
        }
    }

    private static Optional<LedgerException> of(Path folder, IOException e) {
        if (e instanceof LedgerException told && !told.code().equals("LG-DATABASE")) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(gone(folder));
        }
        if (causes(e).anyMatch(cause -> says(cause, FULL)) || isFull(folder)) {
            return Optional.of(new LedgerException(
                    "LG-DISK-FULL",
                    "There is no space left for the case in " + folder + ". Nothing that was recorded is lost; what was"
                            + " being recorded is not. Make room and do it again.",
                    e));
        }
        if (causes(e).anyMatch(DiskTrouble::isReadOnly)) {
            return Optional.of(new LedgerException(
                    "LG-READ-ONLY",
                    "The case in " + folder
                            + " cannot be written: the folder, a file in it or the disk is read-only for"
                            + " you. Nothing that was recorded is lost. Make it writable, or work on a copy.",
                    e));
        }
        return Optional.empty();
    }

    /** Systems say it in their user's language. */
    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    static LedgerException gone(Path folder) {
        return new LedgerException(
                "LG-FOLDER-GONE",
                "The case's folder " + folder + " is gone: it was moved or deleted, or its disk was taken out. What"
                        + " was being recorded is not. Bring it back, and go on or open the case again.");
    }

    private static Stream<Throwable> causes(Throwable of) {
        return Stream.<Throwable>iterate(of, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static boolean isReadOnly(Throwable cause) {
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || says(cause, READ_ONLY);
    }

    private static boolean says(Throwable cause, List<String> words) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(said::contains);
    }
}
