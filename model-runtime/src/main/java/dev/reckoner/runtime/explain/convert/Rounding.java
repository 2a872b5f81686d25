package dev.reckoner.runtime.explain.convert;

/** Single numbers rounded to the nearest of a narrower format, ties to even. */
final class Rounding {
    /** Largest number of the 8-bit format E4M3FN, which has no infinity (OCP 8-bit floating point specification, table 1). */
    static final float LARGEST_FLOAT8 = 448;

    private static final int FLOAT8_DIGITS = 4;
    private static final int FLOAT8_LEAST_EXPONENT = -6;

    private Rounding() {}

    /** One of these roundings. */
    interface OfNumber {
        float round(float value);
    }

    /** IEEE 754 binary16; beyond its range infinite. */
    static float toFloat16(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
    }

    /** bfloat16: the upper half of a float. */
    static float toBFloat16(float value) {
        if (Float.isNaN(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits(value);
        int rounded = bits + 0x7fff + (bits >>> 16 & 1);
        return Float.intBitsToFloat(rounded & 0xffff_0000);
    }

    /** E4M3FN, saturating. */
    static float toFloat8(float value) {
        if (value == 0 || Float.isNaN(value)) {
            return value;
        }
        int exponent = Math.max(Math.getExponent(value), FLOAT8_LEAST_EXPONENT);
        float unit = Math.scalb(1f, exponent - (FLOAT8_DIGITS - 1));
        float rounded = (float) Math.rint(value / unit) * unit;
        return Math.clamp(rounded, -LARGEST_FLOAT8, LARGEST_FLOAT8);
    }
}
