package dev.reckoner.runtime.worker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The file of outputs, as its reader sees it. It is copied rather than mapped: a worker that a hostile model has taken over
 * could cut off a file that is mapped here, and the access would then fail in the middle of whatever uses the tensor.
 */
final class OutputFile implements WrittenValues.Source, AutoCloseable {
    private final FileChannel channel;
    private long left = Runtime.getRuntime().maxMemory() / 2;

    private OutputFile(FileChannel channel) {
        this.channel = channel;
    }

    static OutputFile open(Path file) throws IOException {
        return new OutputFile(FileChannel.open(file));
    }

    /** Throws {@link TooLarge} for more than half of this program's memory, all calls together. */
    @Override
    public ByteBuffer at(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || length > channel.size() - offset) {
            throw new EOFException("The file of outputs ends too early");
        }
        left -= length;
        if (left < 0 || length > Integer.MAX_VALUE) {
            throw new TooLarge();
        }
        return copy(offset, length);
    }

    private ByteBuffer copy(long offset, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(length));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("The file of outputs ends too early");
            }
        }
        return bytes.flip();
    }

    /** The outputs do not fit into the memory. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
