package dev.reckoner.runtime.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import dev.reckoner.runtime.tensor.WireBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a model: mapped, hashed, parsed within limits. */
final class ModelFile {
    /** Of messages in messages. A nested graph takes three, so about thirty graphs deep. */
    private static final int MESSAGE_DEPTH = 100;

    private ModelFile() {}

    static ByteBuffer map(Path path) throws ModelException {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new ModelException("RT-MODEL-SIZE", path.getFileName() + " is larger than 2 GiB.");
            }
            return channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto()).asByteBuffer();
        } catch (IOException e) {
            throw new ModelException("RT-MODEL-UNREADABLE", path.getFileName() + " cannot be read.", e);
        }
    }

    /** The tensors of the message share one copy on the heap: Protocol Buffers reads no other memory. */
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
