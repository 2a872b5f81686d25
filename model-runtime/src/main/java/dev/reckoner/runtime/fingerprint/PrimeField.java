package dev.reckoner.runtime.fingerprint;

import java.util.List;

/** Arithmetic modulo 65497, the field of TOPLOC's polynomials; arguments of the operations are in [0, 65497). */
final class PrimeField {
    /** A prime below 2^16: the bf16 patterns from here on are negative NaNs. */
    static final int P = 65497;

    private PrimeField() {}

    /** True if all of these are elements. */
    static boolean hold(List<Integer> elements) {
        return elements.stream().allMatch(element -> element >= 0 && element < P);
    }

    static int subtract(int a, int b) {
        return a >= b ? a - b : a - b + P;
    }

    static int multiply(int a, int b) {
        return (int) ((long) a * b % P);
    }

    /** a*b + c. */
    static int multiplyAdd(int a, int b, int c) {
        return (int) (((long) a * b + c) % P);
    }

    /** The inverse by Fermat's little theorem; 0 has none. */
    static int inverse(int a) {
        if (a == 0) {
            throw new ArithmeticException("Zero has no inverse");
        }
        int result = 1;
        int power = a;
        for (int exponent = P - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = multiply(result, power);
            }
            power = multiply(power, power);
        }
        return result;
    }
}
