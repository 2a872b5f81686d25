package dev.reckoner.trail;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The content of a ZIP entry, trusted no further than it has been counted: stops when it grows beyond its declared size, and
 * at its end compares length and CRC-32, which {@link java.util.zip.ZipFile} leaves unchecked.
 */
final class GuardedStream extends FilterInputStream {
    private final String entry;
    private final long declared;
    private final long crc;
    private final CRC32 sum = new CRC32();
    private long count;
    private boolean ended;

    /**
     * Guards a stream.
     *
     * @param declared size that the directory gives
     * @param crc CRC-32 that the directory gives
     */
    GuardedStream(InputStream in, String entry, long declared, long crc) {
        super(in);
        this.entry = entry;
        this.declared = declared;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = readOrComplain(buffer, offset, length);
        if (read > 0) {
            count += read;
            sum.update(buffer, offset, read);
            checkGrowth();
        } else if (read < 0 && !ended) {
            ended = true;
            checkEnd();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(bytes, 1), 8192)];
        return bytes <= 0 ? 0 : Math.max(0, read(buffer, 0, (int) Math.min(bytes, buffer.length)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int readOrComplain(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (EOFException e) {
            throw complaint("TR-TRUNCATED", "The archive stops in the middle of this entry");
        } catch (ZipException e) {
            throw complaint("TR-ZIP-DAMAGED", "The compressed bytes are damaged");
        } catch (IOException e) {
            throw Unreadable.of(e);
        }
    }

    private void checkGrowth() throws TrailFormatException {
        if (count > declared) {
            throw complaint("TR-ZIP-SIZE", "The entry is longer than the archive's directory says");
        }
    }

    private void checkEnd() throws TrailFormatException {
        if (count < declared) {
            throw complaint("TR-TRUNCATED", "The entry is shorter than the archive's directory says");
        }
        if (sum.getValue() != crc) {
            throw complaint("TR-ZIP-DAMAGED", "The entry's checksum differs from the archive's directory");
        }
    }

    private TrailFormatException complaint(String code, String sentence) {
        return new TrailFormatException(
                code,
                "entry " + entry,
                sentence,
                "Copy the archive again from its source; if it is the same, ask the producer.");
    }
}
