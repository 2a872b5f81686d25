package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.BoundException;
import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Two factors and what is claimed of their product: stacks of matrices as MatMul takes them, the stack of the second of one
 * matrix or of as many as the first. Zero points are taken off the factors.
 */
public final class Product {
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final ElementType type;
    private final int k;
    private final int n;
    private final int rowsOfOne;
    private final boolean shared;

    private Product(Tensor a, Tensor b, Tensor c) {
        this.a = Numbers.of(a);
        this.b = Numbers.of(b);
        this.c = Numbers.of(c);
        this.type = c.type();
        this.k = Math.toIntExact(a.dims().getLast());
        this.n = Math.toIntExact(b.dims().getLast());
        this.rowsOfOne = Math.toIntExact(a.dims().get(a.dims().size() - 2));
        this.shared = b.dims().size() == 2;
    }

    /**
     * A claimed product.
     *
     * @param a of shape [..., M, K]
     * @param b of shape [K, N], or [..., K, N] with the same dimensions before the last two
     * @param c of shape [..., M, N]
     * @throws BoundException if the shapes are not of this kind
     */
    public static Product of(Tensor a, Tensor b, Tensor c) throws BoundException {
        if (a.dims().size() < 2
                || b.dims().size() < 2
                || c.dims().size() != a.dims().size()) {
            throw new BoundException("it is not a product of matrices");
        }
        List<Long> stack = a.dims().subList(0, a.dims().size() - 2);
        boolean fits = a.dims().getLast().equals(b.dims().get(b.dims().size() - 2))
                && (b.dims().size() == 2
                        || b.dims().subList(0, b.dims().size() - 2).equals(stack))
                && c.dims()
                        .subList(0, c.dims().size() - 1)
                        .equals(a.dims().subList(0, a.dims().size() - 1))
                && c.dims().getLast().equals(b.dims().getLast());
        if (!fits) {
            throw new BoundException("its shapes are not those of stacks of matrices of one size");
        }
        return new Product(a, b, c);
    }

    /** The same with zero points: one for all of A, one for all of B or one for each column. */
    public static Product of(Tensor a, Tensor zeroOfA, Tensor b, Tensor zeroOfB, Tensor c) throws BoundException {
        if (zeroOfA.elementCount() != 1
                || (zeroOfB.elementCount() != 1
                        && zeroOfB.elementCount() != b.dims().getLast())) {
            throw new BoundException("its zero points are of another kind");
        }
        Product product = of(a, b, c);
        double ofA = zeroOfA.doubleAt(0);
        double[] ofB = Numbers.of(zeroOfB);
        Arrays.setAll(product.a, i -> product.a[i] - ofA);
        Arrays.setAll(product.b, i -> product.b[i] - ofB[ofB.length == 1 ? 0 : i % ofB.length]);
        return product;
    }

    boolean isWhole() {
        return !type.isFloatingPoint();
    }

    ElementType type() {
        return type;
    }

    /** Terms of each sum. */
    int length() {
        return k;
    }

    int columns() {
        return n;
    }

    /** Rows of all matrices together. */
    int rows() {
        return k == 0 ? 0 : a.length / k;
    }

    /** What one trial takes. */
    long operations() {
        return (long) b.length + a.length + c.length;
    }

    /** The largest number that a sum with signs may come to. */
    double largestSum() {
        return (double) k * n * largest(a) * largest(b) + (double) n * largest(c);
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    /** C r - A (B r), row by row. */
    double[] differences(double[] r) {
        double[] products = times(b, n, r);
        double[] differences = times(c, n, r);
        for (int row = 0; row < differences.length; row++) {
            int from = matrix(row) * k;
            differences[row] -= dot(a, row * k, products, from, k);
        }
        return differences;
    }

    /** |A| (|B| 1), row by row. */
    double[] magnitudes() {
        double[] sums = sizes(b, n);
        double[] magnitudes = new double[rows()];
        for (int row = 0; row < magnitudes.length; row++) {
            int from = matrix(row) * k;
            for (int p = 0; p < k; p++) {
                magnitudes[row] += Math.abs(a[row * k + p]) * sums[from + p];
            }
        }
        return magnitudes;
    }

    /** |a| of each row times |B| of its matrix, in the Euclidean norm. */
    double[] norms() {
        double[] whole = new double[shared ? 1 : b.length / Math.max(1, k * n)];
        Arrays.setAll(whole, matrix -> dot(b, matrix * k * n, b, matrix * k * n, k * n));
        double[] norms = new double[rows()];
        Arrays.setAll(norms, row -> Math.sqrt(dot(a, row * k, a, row * k, k)) * Math.sqrt(whole[matrix(row)]));
        return norms;
    }

    /** Sum of |C|, row by row. */
    double[] results() {
        return sizes(c, n);
    }

    private static double[] sizes(double[] matrix, int columns) {
        double[] sums = new double[matrix.length / Math.max(columns, 1)];
        for (int row = 0; row < sums.length; row++) {
            for (int j = 0; j < columns; j++) {
                sums[row] += Math.abs(matrix[row * columns + j]);
            }
        }
        return sums;
    }

    private int matrix(int row) {
        return shared ? 0 : row / rowsOfOne;
    }

    private static double[] times(double[] matrix, int columns, double[] r) {
        double[] sums = new double[matrix.length / Math.max(columns, 1)];
        for (int row = 0; row < sums.length; row++) {
            sums[row] = dot(matrix, row * columns, r, 0, columns);
        }
        return sums;
    }

    /** Four sums side by side: one after the other, each addition would wait for the one before. */
    private static double dot(double[] one, int from, double[] other, int at, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            first += one[from + i] * other[at + i];
            second += one[from + i + 1] * other[at + i + 1];
            third += one[from + i + 2] * other[at + i + 2];
            fourth += one[from + i + 3] * other[at + i + 3];
        }
        for (; i < length; i++) {
            first += one[from + i] * other[at + i];
        }
        return first + second + (third + fourth);
    }
}
