package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.compare.UnitRoundoff;
import dev.reckoner.runtime.tensor.ElementType;

/**
 * Unit roundoffs, and how errors gather over n roundings at worst. Nothing here rests on chance: roundings of numbers of one sign
 * all go the same way where a sum stands still in its binade. Source: Higham, Accuracy and Stability of Numerical Algorithms,
 * section 3.1.
 */
public final class Roundoff {
    private static final double LINEAR = 0.1;

    private Roundoff() {}

    /** Largest relative error of rounding to the nearest number of a type; 0 for integers. */
    public static double unit(ElementType type) {
        return UnitRoundoff.of(type);
    }

    /** Smallest number that is rounded with the full relative accuracy. */
    static double leastNormal(ElementType type) {
        return switch (type) {
            case DOUBLE, COMPLEX128 -> Double.MIN_NORMAL;
            case FLOAT16, FLOAT8E5M2, FLOAT8E5M2FNUZ -> 0x1p-14;
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ -> 0x1p-6;
            case FLOAT4E2M1 -> 1;
            default -> Float.MIN_NORMAL;
        };
    }

    /** True for the floating-point types that are commonly computed in a wider one. */
    static boolean isShort(ElementType type) {
        return type.isFloatingPoint() && type.bits() <= 16;
    }

    /** gamma_n = n u / (1 - n u); infinite where n u reaches 1. */
    public static double gamma(double n, double u) {
        double product = Math.max(n, 0) * u;
        return product < 1 ? product / (1 - product) : Double.POSITIVE_INFINITY;
    }

    /**
     * What a sum of n numbers of one sign may be off by, relatively, in whatever order it is added up: gamma_n. Infinite, so that
     * nothing is said, where n u reaches a tenth: what is made of such a sum no longer follows it in proportion.
     */
    public static double gathered(double n, double u) {
        return Math.max(n, 0) * u < LINEAR ? gamma(n, u) : Double.POSITIVE_INFINITY;
    }
}
