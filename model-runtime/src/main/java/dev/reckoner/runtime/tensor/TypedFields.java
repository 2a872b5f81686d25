package dev.reckoner.runtime.tensor;

import dev.reckoner.runtime.onnx.proto.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of a TensorProto that are in one of its typed fields instead of {@code raw_data}. */
final class TypedFields {
    private TypedFields() {}

    /** How many entries the field of this type has. */
    static int count(ElementType type, TensorProto proto) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> proto.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> proto.getDoubleDataCount();
            case INT64 -> proto.getInt64DataCount();
            case UINT32, UINT64 -> proto.getUint64DataCount();
            case STRING -> proto.getStringDataCount();
            default -> proto.getInt32DataCount();
        };
    }

    /** Bytes that one entry stands for: an element, half a complex number, or a byte of packed narrow elements. */
    static int entryBytes(ElementType type) {
        return Math.max(8, Scalars.width(type)) / 8;
    }

    /** The packed little-endian elements; the caller has checked the count. */
    static ByteBuffer bytes(ElementType type, TensorProto proto) {
        int count = count(type, proto);
        ByteBuffer bytes = ByteBuffer.allocate(count * entryBytes(type)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put(type, proto, i, bytes);
        }
        return bytes.flip();
    }

    private static void put(ElementType type, TensorProto proto, int i, ByteBuffer to) {
        switch (type) {
            case FLOAT, COMPLEX64 -> to.putFloat(proto.getFloatData(i));
            case DOUBLE, COMPLEX128 -> to.putDouble(proto.getDoubleData(i));
            case INT64 -> to.putLong(proto.getInt64Data(i));
            case UINT64 -> to.putLong(proto.getUint64Data(i));
            case UINT32 -> to.putInt((int) proto.getUint64Data(i));
            case INT32 -> to.putInt(proto.getInt32Data(i));
            case UINT16, INT16, FLOAT16, BFLOAT16 -> to.putShort((short) proto.getInt32Data(i));
            default -> to.put((byte) proto.getInt32Data(i));
        }
    }
}
