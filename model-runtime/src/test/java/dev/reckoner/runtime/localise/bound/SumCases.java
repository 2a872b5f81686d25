package dev.reckoner.runtime.localise.bound;

import static dev.reckoner.runtime.localise.bound.BoundCase.integer;
import static dev.reckoner.runtime.localise.bound.BoundCase.integers;
import static dev.reckoner.runtime.localise.bound.BoundCase.node;
import static dev.reckoner.runtime.localise.bound.BoundCase.normal;
import static dev.reckoner.runtime.localise.bound.BoundCase.real;
import static dev.reckoner.runtime.localise.bound.BoundCase.text;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Operators that add up, over one axis of a matrix or over a window. */
final class SumCases {
    private static final int ROWS = 40;

    private SumCases() {}

    static Stream<BoundCase> all() {
        return Stream.of(products(), windows(), reductions(), others()).flatMap(each -> each);
    }

    private static Stream<BoundCase> products() {
        Tensor a = normal(1, 0, 1, 30, 384);
        Tensor b = normal(2, 0, 1, 384, 50);
        Tensor deep = normal(3, 0.5, 1, 10, 1536);
        Tensor tall = normal(4, 0, 1, 1536, 20);
        Tensor stacked = normal(5, 0, 1, 3, 8, 16);
        Tensor other = normal(6, 0, 1, 3, 16, 8);
        Tensor bias = normal(7, 0, 1, 50);
        double[] product = product(Numbers.of(a), Numbers.of(b), 30, 384, 50);
        double[] gemm = new double[product.length];
        double[] added = Numbers.of(bias);
        Arrays.setAll(gemm, i -> 0.5 * product[i] - 2 * added[i % 50]);
        return Stream.of(
                BoundCase.of(node("MatMul"), product, a, b),
                BoundCase.of(node("MatMul"), product(Numbers.of(deep), Numbers.of(tall), 10, 1536, 20), deep, tall),
                BoundCase.of(node("MatMul"), batched(stacked, other), stacked, other),
                BoundCase.of(node("Gemm", real("alpha", 0.5f), real("beta", -2f)), gemm, a, b, bias),
                BoundCase.of(
                        node("Einsum", text("equation", "bij, bjk -> bik")), batched(stacked, other), stacked, other),
                BoundCase.of(
                        node("Einsum", text("equation", "...ij,...jk->...ik")),
                        batched(stacked, other),
                        stacked,
                        other));
    }

    private static double[] batched(Tensor a, Tensor b) {
        double[] left = Numbers.of(a);
        double[] right = Numbers.of(b);
        double[] all = new double[3 * 8 * 8];
        for (int batch = 0; batch < 3; batch++) {
            double[] one = product(
                    Arrays.copyOfRange(left, batch * 128, batch * 128 + 128),
                    Arrays.copyOfRange(right, batch * 128, batch * 128 + 128),
                    8,
                    16,
                    8);
            System.arraycopy(one, 0, all, batch * 64, 64);
        }
        return all;
    }

    static double[] product(double[] a, double[] b, int m, int k, int n) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += a[i * k + p] * b[p * n + j];
                }
            }
        }
        return c;
    }

    private static Stream<BoundCase> windows() {
        int channels = 6;
        int side = 12;
        Tensor x = normal(8, 0, 1, 1, channels, side, side);
        Tensor kernel = normal(9, 0, 1, 5, channels, 3, 3);
        Tensor bias = normal(10, 0, 1, 5);
        Tensor turned = normal(11, 0, 1, channels, 5, 3, 3);
        return Stream.of(
                BoundCase.of(
                        node("Conv", integers("kernel_shape", 3, 3)),
                        convolution(x, kernel, bias, side),
                        x,
                        kernel,
                        bias),
                BoundCase.of(
                        node("ConvTranspose", integers("kernel_shape", 3, 3)), transposed(x, turned, side), x, turned),
                BoundCase.of(node("AveragePool", integers("kernel_shape", 3, 3)), pooled(x, channels, side), x),
                BoundCase.of(
                        node("GlobalAveragePool"), byRow(x, channels, side * side, row -> sum(row) / row.length), x));
    }

    private static double[] convolution(Tensor x, Tensor kernel, Tensor bias, int side) {
        double[] in = Numbers.of(x);
        double[] w = Numbers.of(kernel);
        double[] b = Numbers.of(bias);
        int out = side - 2;
        double[] y = new double[5 * out * out];
        for (int i = 0; i < y.length; i++) {
            int channel = i / (out * out);
            double sum = b[channel];
            for (int j = 0; j < 6 * 9; j++) {
                int row = i / out % out + j / 3 % 3;
                int column = i % out + j % 3;
                sum += w[channel * 54 + j] * in[j / 9 * side * side + row * side + column];
            }
            y[i] = sum;
        }
        return y;
    }

    private static double[] transposed(Tensor x, Tensor kernel, int side) {
        double[] in = Numbers.of(x);
        double[] w = Numbers.of(kernel);
        int out = side + 2;
        double[] y = new double[5 * out * out];
        for (int i = 0; i < in.length; i++) {
            int from = i / (side * side);
            for (int j = 0; j < 5 * 9; j++) {
                int row = i / side % side + j / 3 % 3;
                int column = i % side + j % 3;
                y[j / 9 * out * out + row * out + column] += in[i] * w[from * 45 + j];
            }
        }
        return y;
    }

    private static double[] pooled(Tensor x, int channels, int side) {
        double[] in = Numbers.of(x);
        int out = side - 2;
        double[] y = new double[channels * out * out];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < 9; j++) {
                int row = i / out % out + j / 3;
                int column = i % out + j % 3;
                y[i] += in[i / (out * out) * side * side + row * side + column] / 9;
            }
        }
        return y;
    }

    private static Stream<BoundCase> reductions() {
        Tensor x = normal(12, 0.2, 1, ROWS, 500);
        return Stream.of(
                reduction("ReduceSum", x, SumCases::sum),
                reduction("ReduceMean", x, row -> sum(row) / row.length),
                reduction(
                        "ReduceL1", x, row -> Arrays.stream(row).map(Math::abs).sum()),
                reduction("ReduceL2", x, row -> Math.sqrt(squares(row))),
                reduction("ReduceSumSquare", x, SumCases::squares),
                reduction(
                        "ReduceProd",
                        normal(13, 1, 0.05, ROWS, 100),
                        row -> Arrays.stream(row).reduce(1, (a, b) -> a * b)),
                reduction("ReduceLogSum", BoundCase.even(14, 0.1, 3, ROWS, 300), row -> Math.log(sum(row))),
                reduction(
                        "ReduceLogSumExp",
                        normal(15, 0, 4, ROWS, 300),
                        row -> Math.log(Arrays.stream(row).map(Math::exp).sum())));
    }

    private static BoundCase reduction(String operator, Tensor x, ToDoubleFunction<double[]> function) {
        int length = Math.toIntExact(x.dims().getLast());
        return BoundCase.of(
                node(operator, integer("keepdims", 0)),
                byRow(x, ROWS, length, function),
                x,
                Tensor.ofLongs(List.of(1L), 1));
    }

    private static Stream<BoundCase> others() {
        Tensor x = normal(16, 0.1, 1, ROWS, 200);
        Tensor y = normal(17, 0, 1, ROWS, 200);
        Tensor z = normal(18, 0, 1, ROWS, 200);
        double[] sum = new double[ROWS * 200];
        double[][] all = {Numbers.of(x), Numbers.of(y), Numbers.of(z)};
        Arrays.setAll(sum, i -> all[0][i] + all[1][i] + all[2][i]);
        double[] running = Numbers.of(x);
        for (int i = 0; i < running.length; i++) {
            running[i] += i % 200 == 0 ? 0 : running[i - 1];
        }
        return Stream.of(
                BoundCase.of(node("Sum"), sum, x, y, z),
                BoundCase.of(
                        node("Mean"), Arrays.stream(sum).map(each -> each / 3).toArray(), x, y, z),
                BoundCase.of(node("CumSum"), running, x, Tensor.ofLongs(List.of(), 1)),
                columns());
    }

    /** Blocks of two, overlapping by one, put together again: each place adds up to two numbers. */
    private static BoundCase columns() {
        Tensor x = normal(19, 0, 1, 1, 2, 9);
        double[] in = Numbers.of(x);
        double[] exact = new double[10];
        for (int block = 0; block < 9; block++) {
            exact[block] += in[block];
            exact[block + 1] += in[9 + block];
        }
        NodeProto.Builder node = node("Col2Im");
        return BoundCase.of(node, exact, x, Tensor.ofLongs(List.of(2L), 1, 10), Tensor.ofLongs(List.of(2L), 1, 2));
    }

    static double[] byRow(Tensor x, int rows, int length, ToDoubleFunction<double[]> function) {
        double[] in = Numbers.of(x);
        double[] out = new double[rows];
        Arrays.setAll(out, row -> function.applyAsDouble(Arrays.copyOfRange(in, row * length, (row + 1) * length)));
        return out;
    }

    static double sum(double... row) {
        return Arrays.stream(row).sum();
    }

    static double squares(double... row) {
        return Arrays.stream(row).map(each -> each * each).sum();
    }
}
