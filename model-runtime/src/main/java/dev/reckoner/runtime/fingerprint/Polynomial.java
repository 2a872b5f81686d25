package dev.reckoner.runtime.fingerprint;

/** Polynomials over {@link PrimeField}, as coefficients in ascending order. */
final class Polynomial {
    private Polynomial() {}

    /** The one polynomial of degree below {@code x.length} through the points; the x are distinct. */
    static int[] through(int[] x, int[] y) {
        return expand(x, dividedDifferences(x, y));
    }

    /** Value at a point, by Horner's rule. */
    static int at(int[] coefficients, int x) {
        int value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = PrimeField.multiplyAdd(value, x, coefficients[i]);
        }
        return value;
    }

    /** Coefficients of Newton's form: c_0 + c_1 (t - x_0) + c_2 (t - x_0)(t - x_1) + ... */
    private static int[] dividedDifferences(int[] x, int[] y) {
        int[] differences = y.clone();
        for (int order = 1; order < x.length; order++) {
            for (int i = x.length - 1; i >= order; i--) {
                int run = PrimeField.subtract(x[i], x[i - order]);
                int rise = PrimeField.subtract(differences[i], differences[i - 1]);
                differences[i] = PrimeField.multiply(rise, PrimeField.inverse(run));
            }
        }
        return differences;
    }

    /** Newton's form multiplied out, from the innermost bracket: result = result * (t - x_i) + c_i. */
    private static int[] expand(int[] x, int[] newton) {
        int[] result = new int[x.length];
        for (int i = x.length - 1; i >= 0; i--) {
            for (int power = x.length - 1; power > 0; power--) {
                int shifted = result[power - 1];
                result[power] = PrimeField.subtract(shifted, PrimeField.multiply(result[power], x[i]));
            }
            result[0] = PrimeField.subtract(newton[i], PrimeField.multiply(result[0], x[i]));
        }
        return result;
    }
}
