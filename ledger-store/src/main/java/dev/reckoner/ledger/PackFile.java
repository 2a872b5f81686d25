package dev.reckoner.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One pack. What is appended waits in memory until {@link #flush} or until there is much of it; it can be read at once. Safe for
 * use by several threads.
 */
// Not a FileChannel: interrupting one reader would close it for all.
final class PackFile implements Closeable {
    private static final int WAITING_BYTES = 1 << 20;

    private final int number;
    private final Path path;
    private RandomAccessFile file;
    private long written;
    private @Nullable ByteBuffer waiting;
    private boolean unforced;
    private boolean lost;

    PackFile(int number, Path path) throws IOException {
        this.number = number;
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.written = file.length();
    }

    /** Makes a pack in a new file. */
    static PackFile create(int number, Path path) throws IOException {
        new RandomAccessFile(path.toFile(), "rw").close();
        var pack = new PackFile(number, path);
        pack.unforced = true;
        return pack;
    }

    int number() {
        return number;
    }

    Path path() {
        return path;
    }

    /** Bytes, those that wait included. */
    synchronized long length() {
        return written + (waiting == null ? 0 : waiting.position());
    }

    /** Appends a record and says where it begins. */
    synchronized int append(byte[] name, byte[] stored) throws IOException {
        var out = room(PackRecord.HEADER_BYTES + stored.length);
        int offset = Math.toIntExact(written + out.position());
        PackRecord.write(out, name, stored);
        unforced = true;
        return offset;
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (waiting == null) {
            var writable = new RandomAccessFile(path.toFile(), "rw");
            file.close();
            file = writable;
            waiting = ByteBuffer.allocate(WAITING_BYTES);
        }
        if (waiting.remaining() < bytes) {
            flush();
        }
        return waiting;
    }

    /** Writes what waits; after a failure it still waits. */
    synchronized void flush() throws IOException {
        if (waiting != null && waiting.position() > 0) {
            file.seek(written);
            file.write(waiting.array(), 0, waiting.position());
            written += waiting.position();
            waiting.clear();
        }
    }

    /** Writes what waits and forces all of it to disk. */
    synchronized void force() throws IOException {
        if (lost) {
            throw new IOException(path + " could not be forced to disk before; what it holds is not sure");
        }
        flush();
        if (unforced) {
            // A system may forget what it failed to write: a second attempt that succeeds proves nothing.
            lost = true;
            file.getFD().sync();
            lost = false;
            unforced = false;
        }
    }

    /** Takes no more: gives back the memory. */
    synchronized void finish() throws IOException {
        flush();
        waiting = null;
    }

    /** Cuts off what lies beyond that many bytes. */
    synchronized void cut(long length) throws IOException {
        try (var writable = new RandomAccessFile(path.toFile(), "rw")) {
            writable.setLength(length);
            writable.getFD().sync();
        }
        written = length;
    }

    /** The record of a blob of that length; shorter where the file ends before. */
    synchronized byte[] read(int offset, int length) throws IOException {
        int size = PackRecord.HEADER_BYTES + length;
        byte[] record = new byte[(int) Math.clamp(length() - offset, 0, size)];
        if (record.length == 0) {
            return record;
        }
        // A record is never written in part: it waits whole, or is in the file whole.
        if (waiting != null && offset >= written) {
            waiting.get((int) (offset - written), record);
        } else {
            file.seek(offset);
            file.readFully(record);
        }
        return record;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            flush();
        } finally {
            file.close();
        }
    }

    /** Lets go of the file, and of what waits. */
    synchronized void abandon() {
        waiting = null;
        try {
            file.close();
        } catch (IOException nothingToLose) {
            // what was acknowledged is on disk
        }
    }
}
