package dev.reckoner.runtime.onnx;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the heap that the messages in a file take, before they become objects. An empty message takes two bytes in a file and a hundred in
 * memory, so a file of a few megabytes could otherwise exhaust the memory.
 */
final class WireBudget {
    /** Heap that the messages may take, bytes; the largest language models have some hundred thousand nodes. */
    private static final long BUDGET = 512L << 20;

    /** What one message takes at the least, bytes, measured roughly; the same for a text or byte string. */
    private static final int MESSAGE = 150;

    private static final int TEXT = 60;
    private static final int MAXIMUM_DEPTH = 100;

    private final ByteBuffer bytes;
    private long spent;

    private WireBudget(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static void check(ByteBuffer bytes) throws ModelException {
        new WireBudget(bytes).message(ModelProto.getDescriptor(), bytes.limit(), 0);
    }

    private void message(Descriptor type, int end, int depth) throws ModelException {
        spend(MESSAGE);
        if (depth > MAXIMUM_DEPTH) {
            throw complex();
        }
        while (bytes.position() < end) {
            long tag = varint(end);
            FieldDescriptor field = type.findFieldByNumber((int) (tag >>> 3));
            switch ((int) tag & 7) {
                case 0 -> varint(end);
                case 1 -> skip(8, end);
                case 2 -> delimited(field, Math.toIntExact(length(end)), depth);
                case 5 -> skip(4, end);
                default -> throw corrupt();
            }
        }
    }

    private void delimited(@Nullable FieldDescriptor field, int length, int depth) throws ModelException {
        int end = bytes.position() + length;
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            message(field.getMessageType(), end, depth + 1);
        } else {
            spend(TEXT);
            bytes.position(end);
        }
    }

    private void spend(int heap) throws ModelException {
        spent += heap;
        if (spent > BUDGET) {
            throw complex();
        }
    }

    private long length(int end) throws ModelException {
        long length = varint(end);
        if (length < 0 || length > end - bytes.position()) {
            throw corrupt();
        }
        return length;
    }

    private void skip(int count, int end) throws ModelException {
        if (count > end - bytes.position()) {
            throw corrupt();
        }
        bytes.position(bytes.position() + count);
    }

    private long varint(int end) throws ModelException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (bytes.position() >= end) {
                throw corrupt();
            }
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw corrupt();
    }

    private static ModelException complex() {
        return new ModelException("RT-MODEL-COMPLEX", "The model has too many parts or nests them too deeply.");
    }

    private static ModelException corrupt() {
        return new ModelException("RT-MODEL-CORRUPT", "The file is not an ONNX model, or it is damaged.");
    }
}
