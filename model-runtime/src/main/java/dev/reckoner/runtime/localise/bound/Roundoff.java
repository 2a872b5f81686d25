package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;

/**
 * Unit roundoffs, and how errors gather over n roundings. Sources: Higham, Accuracy and Stability of Numerical Algorithms,
 * section 3.1; Higham and Mary, SIAM J. Sci. Comput. 41(5), 2019, theorem 2.4.
 */
public final class Roundoff {
    /**
     * How many standard deviations the probabilistic bound allows: under independent rounding errors of mean zero an honest sum
     * of n is outside with a probability of at most 2 n exp(-LAMBDA^2 / 2).
     */
    public static final double LAMBDA = 6;

    private Roundoff() {}

    /** Largest relative error of rounding to the nearest number of a type; 0 for integers. */
    public static double unit(ElementType type) {
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

    /** The probabilistic counterpart: exp(LAMBDA sqrt(n) u + n u^2 / (1 - u)) - 1. */
    static double probable(double n, double u) {
        return Math.expm1(LAMBDA * Math.sqrt(Math.max(n, 0)) * u + Math.max(n, 0) * u * u / (1 - u));
    }

    /** What n roundings may come to: the smaller of the two. */
    public static double gathered(double n, double u) {
        return Math.min(gamma(n, u), probable(n, u));
    }

    /** True if the smaller one is the one that may fail. */
    static boolean isProbable(double n, double u) {
        return probable(n, u) < gamma(n, u);
    }

    /** Largest probability with which an honest sum of n is outside, for one element. */
    public static double failure(double n) {
        return Math.min(1, 2 * n * Math.exp(-LAMBDA * LAMBDA / 2));
    }
}
