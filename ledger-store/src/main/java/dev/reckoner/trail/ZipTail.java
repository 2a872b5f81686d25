package dev.reckoner.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The end of a ZIP, looked at before {@link java.util.zip.ZipFile} takes the whole directory into memory (APPNOTE 4.3.14 to
 * 4.3.16).
 */
final class ZipTail {
    private static final int END = 0x06054b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64 = 0x06064b50;
    private static final int END_BYTES = 22;

    private ZipTail() {}

    /** Refuses an archive without an end, or with a directory beyond the limits. */
    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END_BYTES + 0xffff);
            long from = channel.size() - length;
            ByteBuffer tail = read(channel, from, length);
            int at = end(tail);
            if (at < 0) {
                throw new TrailFormatException(
                        "TR-TRUNCATED",
                        "",
                        "The archive has no end: it was cut off while it was copied or written",
                        "Copy it again from its source.");
            }
            check(Short.toUnsignedLong(tail.getShort(at + 10)), Integer.toUnsignedLong(tail.getInt(at + 12)));
            check64(channel, from + at - 20);
        }
    }

    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END
                    && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static void check64(FileChannel channel, long locator) throws IOException {
        if (locator < 0) {
            return;
        }
        ByteBuffer found = read(channel, locator, 20);
        long record = found.getLong(8);
        if (found.getInt(0) != END64_LOCATOR || record < 0 || record > channel.size() - 56) {
            return;
        }
        ByteBuffer end = read(channel, record, 56);
        if (end.getInt(0) == END64) {
            check(end.getLong(32), end.getLong(40));
        }
    }

    private static void check(long entries, long directory) throws TrailFormatException {
        if (entries < 0 || entries > Limits.ZIP_ENTRIES || directory < 0) {
            throw tooMany("The archive has more than " + Limits.ZIP_ENTRIES + " entries");
        }
        if (directory > Limits.ZIP_DIRECTORY_BYTES && directory != 0xffffffffL) {
            throw tooMany("The archive's directory is larger than " + (Limits.ZIP_DIRECTORY_BYTES >> 20) + " MiB");
        }
    }

    private static TrailFormatException tooMany(String sentence) {
        return new TrailFormatException("TR-ZIP-ENTRIES", "", sentence, "Ask the producer to split it.");
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return buffer.position(length);
    }
}
