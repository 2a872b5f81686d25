package dev.reckoner.runtime.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.WireBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a model: read, hashed, parsed within limits. */
final class ModelFile {
    /** Of messages in messages. A nested graph takes three, so about thirty graphs deep. */
    private static final int MESSAGE_DEPTH = 100;

    /** Of an array. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private static final int PIECE = 1 << 20;

    private ModelFile() {}

    /**
     * The one copy of the file on the heap: what is hashed is what is parsed and what runs, whatever becomes of the file. Protocol
     * Buffers would make such a copy of other memory.
     */
    static ByteBuffer read(Path path) throws ModelException {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            if (size > LARGEST) {
                throw new ModelException("RT-MODEL-SIZE", path.getFileName() + " is larger than 2 GiB.");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && read(channel, bytes) >= 0) {
                // Until all of it is here.
            }
            return bytes.flip();
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    "RT-MODEL-SIZE", path.getFileName() + " is larger than the memory that this program has left.", e);
        } catch (IOException e) {
            throw new ModelException("RT-MODEL-UNREADABLE", path.getFileName() + " cannot be read.", e);
        }
    }

    /** In pieces: for each, Java keeps as much memory outside the heap. */
    private static int read(FileChannel channel, ByteBuffer bytes) throws IOException {
        ByteBuffer piece = bytes.slice(bytes.position(), Math.min(PIECE, bytes.remaining()));
        int read = channel.read(piece);
        bytes.position(bytes.position() + Math.max(0, read));
        return read;
    }

    /** The tensors of the message share the bytes if they lie in an array, which must not be changed. */
    static ModelProto parse(ByteBuffer bytes) throws ModelException {
        requireAffordable(bytes);
        CodedInputStream input =
                UnsafeByteOperations.unsafeWrap(bytes.duplicate()).newCodedInput();
        input.enableAliasing(true);
        input.setRecursionLimit(MESSAGE_DEPTH);
        try {
            ModelProto proto = ModelProto.parseFrom(input);
            if (!proto.hasGraph()) {
                throw new ModelException("RT-MODEL-NO-GRAPH", "The file holds no graph, so it is not an ONNX model.");
            }
            return proto;
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException("RT-MODEL-CORRUPT", "The file is not an ONNX model, or it is damaged.", e);
        } catch (IOException e) {
            throw new ModelException("RT-MODEL-UNREADABLE", "The model cannot be read.", e);
        }
    }

    private static void requireAffordable(ByteBuffer bytes) throws ModelException {
        var fault = WireBudget.fault(bytes, ModelProto.getDescriptor());
        if (fault.isPresent()) {
            throw switch (fault.get()) {
                case COMPLEX ->
                    new ModelException("RT-MODEL-COMPLEX", "The model has too many parts or nests them too deeply.");
                case CORRUPT ->
                    new ModelException("RT-MODEL-CORRUPT", "The file is not an ONNX model, or it is damaged.");
            };
        }
    }

    static String sha256(ByteBuffer bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes.duplicate());
        return hex(digest);
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
