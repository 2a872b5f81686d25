package dev.reckoner.trail;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What the file system says of a trail that it does not let be read. It becomes a complaint about the trail, so that whatever
 * else fails during an import, the case's own folder for one, is never blamed on it.
 */
final class Unreadable {
    private Unreadable() {}

    /** The failure as a complaint about what was read; itself where the reading was only interrupted. */
    static IOException of(IOException failure) {
        return switch (failure) {
            case TrailFormatException told -> told;
            case ClosedByInterruptException interrupted -> interrupted;
            case NoSuchFileException missing ->
                told("TR-MISSING", "There is no file or folder of this name", "Check the path, then import it again.");
            case AccessDeniedException denied ->
                told("TR-UNREADABLE", "This user may not read it", "Check the permissions, then import again.");
            default ->
                told(
                        "TR-UNREADABLE",
                        "The file system cannot read it: " + EntryNames.shown(reason(failure)),
                        "Check the disk or copy it again from its source, then import it again.");
        };
    }

    private static TrailFormatException told(String code, String sentence, String next) {
        return new TrailFormatException(code, "", sentence, next);
    }

    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException onDisk ? onDisk.getReason() : failure.getMessage();
        return reason == null ? "it gives no reason" : reason;
    }
}
