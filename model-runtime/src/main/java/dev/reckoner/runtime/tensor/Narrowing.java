package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Puts numbers back into a narrow type from a wider one that holds each of its values exactly. */
public final class Narrowing {
    private Narrowing() {}

    /**
     * The tensor of a narrower type whose values are those of {@code wide}. Integers keep their low bits.
     *
     * @throws TensorFormatException RT-TENSOR-NARROW if a value is not one of a type of at most 8 bits
     */
    public static Tensor narrow(Tensor wide, ElementType type) throws TensorFormatException {
        ByteBuffer bytes =
                ByteBuffer.allocate(TensorLayout.byteCount(type, wide.dims())).order(ByteOrder.LITTLE_ENDIAN);
        if (type.bits() > 8) {
            for (int i = 0; i < wide.elementCount(); i++) {
                put(type, wide, i, bytes);
            }
            return Tensor.wrap(type, wide.dims(), bytes.flip());
        }
        Map<Double, Integer> patterns = patterns(type);
        int perByte = 8 / type.bits();
        for (int i = 0; i < wide.elementCount(); i++) {
            Integer pattern = patterns.get(wide.doubleAt(i));
            if (pattern == null) {
                throw new TensorFormatException(
                        "RT-TENSOR-NARROW", wide.doubleAt(i) + " is not a value of " + type + ".");
            }
            int shift = i % perByte * type.bits();
            bytes.put(i / perByte, (byte) (bytes.get(i / perByte) | pattern << shift));
        }
        return Tensor.wrap(type, wide.dims(), bytes);
    }

    private static void put(ElementType type, Tensor wide, int i, ByteBuffer to) {
        switch (type) {
            case FLOAT16 -> to.putShort(Float.floatToFloat16((float) wide.doubleAt(i)));
            case BFLOAT16 -> to.putShort((short) (Float.floatToRawIntBits((float) wide.doubleAt(i)) >>> 16));
            case INT16, UINT16 -> to.putShort((short) wide.bitsAt(i));
            case INT32, UINT32 -> to.putInt((int) wide.bitsAt(i));
            case INT64, UINT64 -> to.putLong(wide.bitsAt(i));
            default -> throw new IllegalArgumentException(type + " is not a narrow type");
        }
    }

    /** The lowest pattern of each value; boxed doubles tell the zeros apart and take all NaN as one. */
    private static Map<Double, Integer> patterns(ElementType type) {
        Map<Double, Integer> patterns = new HashMap<>();
        for (int bits = 0; bits < 1 << type.bits(); bits++) {
            patterns.putIfAbsent(Scalars.value(type, bits), bits);
        }
        return patterns;
    }
}
