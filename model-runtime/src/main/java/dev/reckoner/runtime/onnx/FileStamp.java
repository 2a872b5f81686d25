package dev.reckoner.runtime.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what the system tells a file from its state at another time.
 *
 * @param text size, times and number of the file
 * @param changed when it was last changed as far as its system says
 * @param isSure true where nobody sets that time at will: Unix keeps one of the last change of any kind
 */
record FileStamp(String text, Instant changed, boolean isSure) {
    private static final String UNIX = "unix:size,lastModifiedTime,ctime,ino,dev";

    /** Two changes within one tick of the file system's clock have the same time. */
    private static final Duration TICK = Duration.ofMillis(20);

    /** The stamp of a file as it is now; links are not followed. */
    static FileStamp of(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> all = new TreeMap<>(Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS));
            Instant changed = all.get("ctime") instanceof FileTime time ? time.toInstant() : Instant.MAX;
            return new FileStamp(all.toString(), changed, true);
        }
        var basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Instant changed = basic.lastModifiedTime().toInstant();
        return new FileStamp(basic.size() + " " + changed + " " + basic.fileKey(), changed, false);
    }

    /** Waits until a later change would have another time. */
    void settle() throws IOException {
        Duration left = Duration.between(Instant.now(), changed.plus(TICK));
        // A clock of another machine may be ahead.
        if (left.isPositive() && left.compareTo(TICK) <= 0) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.nio.channels.ClosedByInterruptException();
            }
        }
    }
}
