package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;

/**
 * Decoding of single numbers. Narrow formats after IEEE 754-2019, the OCP 8-bit (OFP8) and microscaling specifications, and
 * the ONNX operator documents for the FNUZ variants.
 */
final class Scalars {
    private Scalars() {}

    /** Bits of scalar {@code index}, right-aligned and zero-extended. Complex numbers count as two scalars. */
    static long bits(ElementType type, ByteBuffer data, long index) {
        int at = Math.toIntExact(index);
        return switch (width(type)) {
            case 64 -> data.getLong(Math.multiplyExact(at, 8));
            case 32 -> data.getInt(Math.multiplyExact(at, 4)) & 0xffff_ffffL;
            case 16 -> data.getShort(Math.multiplyExact(at, 2)) & 0xffffL;
            case 8 -> data.get(at) & 0xffL;
            case 4 -> data.get(at >> 1) >>> (at & 1) * 4 & 0xfL;
            default -> data.get(at >> 2) >>> (at & 3) * 2 & 0x3L;
        };
    }

    /** Bits of one scalar: half of a complex number. */
    static int width(ElementType type) {
        return type.family() == ElementType.Family.COMPLEX ? type.bits() / 2 : type.bits();
    }

    /** The number that the bits stand for, rounded to a double where it is a wide integer. */
    static double value(ElementType type, long bits) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> Float.intBitsToFloat((int) bits);
            case DOUBLE, COMPLEX128 -> Double.longBitsToDouble(bits);
            case FLOAT16 -> Float.float16ToFloat((short) bits);
            case BFLOAT16 -> Float.intBitsToFloat((int) bits << 16);
            case FLOAT8E4M3FN -> (bits & 0x7f) == 0x7f ? Double.NaN : minifloat(bits, 4, 3, 7);
            case FLOAT8E4M3FNUZ -> bits == 0x80 ? Double.NaN : minifloat(bits, 4, 3, 8);
            case FLOAT8E5M2 -> Float.float16ToFloat((short) (bits << 8));
            case FLOAT8E5M2FNUZ -> bits == 0x80 ? Double.NaN : minifloat(bits, 5, 2, 16);
            case FLOAT4E2M1 -> minifloat(bits, 2, 1, 1);
            case FLOAT8E8M0 -> bits == 0xff ? Double.NaN : Math.scalb(1.0, (int) bits - 127);
            case BOOL -> bits == 0 ? 0 : 1;
            case UINT64 -> bits >= 0 ? bits : (double) (bits >>> 1 | bits & 1) * 2;
            case INT8, INT16, INT32, INT64, INT4, INT2 -> signExtend(type, bits);
            case UINT8, UINT16, UINT32, UINT4, UINT2 -> bits;
            case STRING -> throw new IllegalArgumentException("A string is not a number");
        };
    }

    /** Position of the value among all values of its type: neighbours differ by one; both zeros are at 0. */
    static long ordinal(ElementType type, long bits) {
        return switch (type) {
            case INT8, INT16, INT32, INT64, INT4, INT2 -> signExtend(type, bits);
            case UINT8, UINT16, UINT32, UINT4, UINT2, BOOL, FLOAT8E8M0 -> bits;
            case UINT64 -> bits ^ Long.MIN_VALUE;
            case STRING -> throw new IllegalArgumentException("A string is not a number");
            default -> {
                long sign = 1L << width(type) - 1;
                long magnitude = bits & sign - 1;
                yield (bits & sign) == 0 ? magnitude : -magnitude;
            }
        };
    }

    static long signExtend(ElementType type, long bits) {
        int unused = 64 - type.bits();
        return bits << unused >> unused;
    }

    /** Sign, exponent and mantissa fields without special values; exponent 0 is subnormal. */
    private static double minifloat(long bits, int exponentBits, int mantissaBits, int bias) {
        int exponent = (int) (bits >>> mantissaBits) & (1 << exponentBits) - 1;
        long mantissa = bits & (1L << mantissaBits) - 1;
        double magnitude = exponent == 0
                ? Math.scalb((double) mantissa, 1 - bias - mantissaBits)
                : Math.scalb((double) (mantissa | 1L << mantissaBits), exponent - bias - mantissaBits);
        return (bits >>> exponentBits + mantissaBits & 1) == 0 ? magnitude : -magnitude;
    }
}
