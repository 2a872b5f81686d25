package dev.reckoner.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads a pack from end to end and hashes every blob of it. After damage it goes on at the next record whose bytes are those of
 * its name.
 */
final class PackScan implements Closeable {
    private static final int WINDOW_BYTES = 1 << 20;

    private final RandomAccessFile file;
    private final BlobCipher cipher;
    private final long end;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowAt;

    PackScan(Path pack, BlobCipher cipher) throws IOException {
        this.cipher = cipher;
        file = new RandomAccessFile(pack.toFile(), "r");
        end = Math.min(file.length(), PackPlace.MOST_OFFSET);
    }

    /** Is told of every record. */
    @FunctionalInterface
    interface Found {
        /**
         * A record.
         *
         * @param sound false if the bytes are not those of the name in the header
         */
        void record(byte[] name, int offset, int length, boolean sound) throws IOException;
    }

    /**
     * Reads all of it.
     *
     * @param acknowledged bytes that were once forced to disk: a record before it whose bytes are not those of its name was
     *     changed, one beyond it was never finished
     * @return the end of the last record
     */
    long run(long acknowledged, Found found) throws IOException {
        long whole = 0;
        for (long at = 0; at < end; ) {
            int length = lengthAt(at);
            long next = at + PackRecord.HEADER_BYTES + length;
            if (length < 0 || next > end) {
                at = nextMagic(at + 1);
                continue;
            }
            int place = show(at, (int) (next - at));
            boolean sound = PackRecord.isSound(cipher, window, place, length);
            if (sound || (next <= acknowledged && isFollowed(next))) {
                found.record(PackRecord.name(window, show(at, (int) (next - at))), (int) at, length, sound);
                whole = next;
                at = next;
            } else {
                at = nextMagic(at + 1);
            }
        }
        return whole;
    }

    private boolean isFollowed(long next) throws IOException {
        return next == end || lengthAt(next) >= 0;
    }

    private int lengthAt(long at) throws IOException {
        return at + PackRecord.HEADER_BYTES > end ? -1 : PackRecord.length(window, show(at, PackRecord.HEADER_BYTES));
    }

    private long nextMagic(long from) throws IOException {
        long at = from;
        while (at + Integer.BYTES <= end && window.getInt(show(at, Integer.BYTES)) != PackRecord.MAGIC) {
            at++;
        }
        return at + Integer.BYTES <= end ? at : end;
    }

    /** Brings those bytes into the window and says where in it they begin. */
    private int show(long at, int bytes) throws IOException {
        if (at < windowAt || at + bytes > windowAt + window.limit()) {
            int size = (int) Math.min(window.capacity(), end - at);
            file.seek(at);
            file.readFully(window.array(), 0, size);
            windowAt = at;
            window.limit(size);
        }
        return (int) (at - windowAt);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
