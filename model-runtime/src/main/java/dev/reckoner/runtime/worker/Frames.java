package dev.reckoner.runtime.worker;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Messages on a pipe, each preceded by its length. */
final class Frames {
    /** A cut of every operator of a very large graph names some hundred thousand values. */
    private static final int LARGEST = 64 << 20;

    private Frames() {}

    static void write(DataOutputStream pipe, MessageLite message) throws IOException {
        byte[] bytes = message.toByteArray();
        pipe.writeInt(bytes.length);
        pipe.write(bytes);
        pipe.flush();
    }

    /** Empty where the pipe was closed between two messages, or in the middle of one. */
    static <T extends MessageLite> Optional<T> read(DataInputStream pipe, Parser<T> parser) throws IOException {
        byte[] bytes;
        try {
            int length = pipe.readInt();
            if (length < 0 || length > LARGEST) {
                throw new IOException("A message of " + length + " bytes is not one of ours");
            }
            bytes = pipe.readNBytes(length);
            if (bytes.length < length) {
                return Optional.empty();
            }
        } catch (EOFException closed) {
            return Optional.empty();
        }
        return Optional.of(parser.parseFrom(CodedInputStream.newInstance(bytes)));
    }
}
