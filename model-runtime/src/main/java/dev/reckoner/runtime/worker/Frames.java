package dev.reckoner.runtime.worker;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Messages on a pipe, each as {@code 8 bytes mark | u32be length | message}. What lies between two of them is skipped: libraries in a
 * worker may print on the stream that its replies go to.
 */
final class Frames {
    /** A cut of every operator of a very large graph names some hundred thousand values. */
    static final int LARGEST_ORDER = 64 << 20;

    /** A reply names outputs. It comes from where hostile models run, and takes many times as much as an object. */
    static final int LARGEST_REPLY = 8 << 20;

    /** No text holds its first byte, which occurs once only. */
    private static final byte[] MARK = {0, 'R', 'E', 'C', 'K', 'O', 'N', '\n'};

    private static final int MOST_SKIPPED = 1 << 20;

    private Frames() {}

    static void write(OutputStream pipe, MessageLite message) throws IOException {
        byte[] bytes = message.toByteArray();
        if (bytes.length > LARGEST_ORDER) {
            throw new IOException("A message of " + bytes.length + " bytes is too long");
        }
        pipe.write(ByteBuffer.allocate(MARK.length + Integer.BYTES + bytes.length)
                .put(MARK)
                .putInt(bytes.length)
                .put(bytes)
                .array());
        pipe.flush();
    }

    /**
     * Empty where the pipe was closed between two messages, or in the middle of one.
     *
     * @throws IOException also for what is no message
     */
    static <T extends MessageLite> Optional<T> read(InputStream pipe, Parser<T> parser, int largest)
            throws IOException {
        try {
            skipToMark(pipe);
            int length = ByteBuffer.wrap(exactly(pipe, Integer.BYTES)).getInt();
            if (length < 0 || length > largest) {
                throw new IOException("A message of " + length + " bytes is not one of ours");
            }
            return Optional.of(parser.parseFrom(exactly(pipe, length)));
        } catch (EOFException closed) {
            return Optional.empty();
        }
    }

    private static byte[] exactly(InputStream pipe, int length) throws IOException {
        byte[] bytes = pipe.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void skipToMark(InputStream pipe) throws IOException {
        int matched = 0;
        for (int read = 0; matched < MARK.length; read++) {
            int next = pipe.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (read > MOST_SKIPPED) {
                throw new IOException("More than " + MOST_SKIPPED + " bytes without a message");
            }
            matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
        }
    }
}
