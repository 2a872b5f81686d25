package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;

/** The largest relative error of rounding to the nearest number of a type (IEEE 754-2019, section 2; OFP8 for 8 bits). */
public final class UnitRoundoff {
    private UnitRoundoff() {}

    /** Of a floating-point type; 0 for all others, whose numbers are exact. */
    public static double of(ElementType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> 0x1p-24;
            case DOUBLE, COMPLEX128 -> 0x1p-53;
            case FLOAT16 -> 0x1p-11;
            case BFLOAT16 -> 0x1p-8;
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ -> 0x1p-4;
            case FLOAT8E5M2, FLOAT8E5M2FNUZ -> 0x1p-3;
            case FLOAT4E2M1 -> 0x1p-2;
            case FLOAT8E8M0 -> 0x1p-1;
            default -> 0;
        };
    }
}
