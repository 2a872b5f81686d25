package dev.reckoner.runtime.fingerprint;

/** The bits of a bf16 number: sign, 8 of exponent, 7 of mantissa; the upper half of a binary32. */
final class BrainFloat {
    static final int MAGNITUDE = 0x7fff;
    static final int INFINITY = 0x7f80;

    private static final int MANTISSA_BITS = 7;

    private BrainFloat() {}

    /** The nearest bf16, ties to the even one; a NaN stays one. */
    static int nearest(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return bits >>> 16 | 1 << MANTISSA_BITS - 1;
        }
        return bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
    }

    static boolean isNaN(int bits) {
        return (bits & MAGNITUDE) > INFINITY;
    }

    static boolean isFinite(int bits) {
        return (bits & MAGNITUDE) < INFINITY;
    }

    static boolean isNegative(int bits) {
        return bits > MAGNITUDE;
    }

    static int exponent(int bits) {
        return bits >>> MANTISSA_BITS & 0xff;
    }

    static int mantissa(int bits) {
        return bits & (1 << MANTISSA_BITS) - 1;
    }
}
