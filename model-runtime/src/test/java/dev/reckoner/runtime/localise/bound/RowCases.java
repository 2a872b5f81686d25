package dev.reckoner.runtime.localise.bound;

import static dev.reckoner.runtime.localise.bound.BoundCase.integer;
import static dev.reckoner.runtime.localise.bound.BoundCase.integers;
import static dev.reckoner.runtime.localise.bound.BoundCase.node;
import static dev.reckoner.runtime.localise.bound.BoundCase.normal;
import static dev.reckoner.runtime.localise.bound.BoundCase.real;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Operators that look at rows of numbers and give as many. */
final class RowCases {
    private RowCases() {}

    static Stream<BoundCase> all() {
        return Stream.of(softmax(), norms(), normalised(), quantised()).flatMap(each -> each);
    }

    private static Stream<BoundCase> softmax() {
        Tensor x = normal(1, 0, 4, 30, 200);
        Tensor masked = masked();
        return Stream.of(
                BoundCase.of(node("Softmax"), rows(x, 200, RowCases::softmax), x),
                BoundCase.of(node("Softmax"), rows(masked, 128, RowCases::softmax), masked),
                BoundCase.of(node("Softmax"), 11, rows(x, 200, RowCases::softmax), x),
                BoundCase.of(
                        node("LogSoftmax"),
                        rows(
                                x,
                                200,
                                row -> Arrays.stream(softmax(row))
                                        .map(Math::log)
                                        .toArray()),
                        x));
    }

    /** Scores of which half are pushed out of sight, as an attention mask does. */
    private static Tensor masked() {
        double[] scores = Numbers.of(normal(2, 0, 3, 10, 128));
        float[] pushed = new float[scores.length];
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] = (float) (i % 128 < 64 ? scores[i] : scores[i] - 1e9);
        }
        return Tensor.ofFloats(List.of(10L, 128L), pushed);
    }

    private static double[] softmax(double... row) {
        double largest = Arrays.stream(row).max().orElseThrow();
        double sum = Arrays.stream(row).map(each -> Math.exp(each - largest)).sum();
        return Arrays.stream(row).map(each -> Math.exp(each - largest) / sum).toArray();
    }

    private static Stream<BoundCase> norms() {
        Tensor x = normal(3, 0.3, 1, 30, 200);
        double epsilon = 1e-5f;
        return Stream.of(
                BoundCase.of(
                        node("LpNormalization", integer("p", 2)),
                        rows(x, 200, row -> scaled(row, 1 / Math.sqrt(SumCases.squares(row)))),
                        x),
                BoundCase.of(
                        node("LpNormalization", integer("p", 1)),
                        rows(
                                x,
                                200,
                                row -> scaled(
                                        row,
                                        1 / Arrays.stream(row).map(Math::abs).sum())),
                        x),
                BoundCase.of(
                        node("RMSNormalization"),
                        rows(x, 200, row -> scaled(row, 1 / Math.sqrt(SumCases.squares(row) / 200 + epsilon))),
                        x,
                        Tensor.ofFloats(List.of(200L), ones(200))),
                globalNorm(),
                localResponse());
    }

    private static BoundCase globalNorm() {
        Tensor x = normal(4, 0, 1, 2, 3, 8, 8);
        return BoundCase.of(
                node("GlobalLpPool", integer("p", 2)),
                13,
                SumCases.byRow(x, 6, 64, row -> Math.sqrt(SumCases.squares(row))),
                x);
    }

    private static BoundCase localResponse() {
        Tensor x = normal(5, 0, 2, 1, 7, 4, 4);
        double[] in = Numbers.of(x);
        double[] exact = new double[in.length];
        double alpha = 0.01f;
        for (int i = 0; i < exact.length; i++) {
            double squares = 0;
            for (int channel = Math.max(0, i / 16 - 1); channel <= Math.min(6, i / 16 + 1); channel++) {
                squares += in[channel * 16 + i % 16] * in[channel * 16 + i % 16];
            }
            exact[i] = in[i] / Math.pow(1 + alpha / 3 * squares, 0.75);
        }
        return BoundCase.of(node("LRN", integer("size", 3), real("alpha", 0.01f)), exact, x);
    }

    private static Stream<BoundCase> normalised() {
        Tensor x = normal(6, 3, 1, 20, 384);
        Tensor scale = normal(7, 1, 0.2, 384);
        Tensor shift = normal(8, 0, 0.2, 384);
        Tensor image = normal(9, 1, 2, 2, 6, 5, 5);
        Tensor byChannel = normal(10, 1, 0.2, 6);
        Tensor toChannel = normal(11, 0, 0.2, 6);
        Tensor mean = normal(12, 1, 0.2, 6);
        Tensor variance = BoundCase.even(13, 0.5, 4, 6);
        return Stream.of(
                BoundCase.of(
                        node("LayerNormalization"),
                        affine(rows(x, 384, row -> normalised(1e-5f, row)), scale, shift, 1),
                        x,
                        scale,
                        shift),
                BoundCase.of(
                        node("InstanceNormalization"),
                        affine(rows(image, 25, row -> normalised(1e-5f, row)), byChannel, toChannel, 25),
                        image,
                        byChannel,
                        toChannel),
                BoundCase.of(
                        node("GroupNormalization", integer("num_groups", 3)),
                        affine(rows(image, 50, row -> normalised(1e-5f, row)), byChannel, toChannel, 25),
                        image,
                        byChannel,
                        toChannel),
                BoundCase.of(
                        node("MeanVarianceNormalization", integers("axes", 2, 3)),
                        rows(image, 25, row -> normalised(0, row)),
                        image),
                BoundCase.of(
                        node("BatchNormalization"),
                        moved(image, byChannel, toChannel, mean, variance),
                        image,
                        byChannel,
                        toChannel,
                        mean,
                        variance));
    }

    private static double[] normalised(double epsilon, double... row) {
        double mean = SumCases.sum(row) / row.length;
        double variance =
                Arrays.stream(row).map(each -> (each - mean) * (each - mean)).sum() / row.length;
        return Arrays.stream(row)
                .map(each -> (each - mean) / Math.sqrt(variance + epsilon))
                .toArray();
    }

    /** With one scale and shift for each run of that many numbers, over and over. */
    private static double[] affine(double[] numbers, Tensor scale, Tensor shift, int run) {
        double[] g = Numbers.of(scale);
        double[] b = Numbers.of(shift);
        double[] all = new double[numbers.length];
        Arrays.setAll(all, i -> numbers[i] * g[i / run % g.length] + b[i / run % b.length]);
        return all;
    }

    private static double[] moved(Tensor image, Tensor scale, Tensor shift, Tensor mean, Tensor variance) {
        double[] x = Numbers.of(image);
        double[] m = Numbers.of(mean);
        double[] v = Numbers.of(variance);
        double[] whitened = new double[x.length];
        Arrays.setAll(whitened, i -> (x[i] - m[i / 25 % 6]) / Math.sqrt(v[i / 25 % 6] + 1e-5f));
        return affine(whitened, scale, shift, 25);
    }

    private static Stream<BoundCase> quantised() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        Tensor x = Tensor.ofRaw(ElementType.UINT8, List.of(256L), bytes);
        double scale = 0.0123f;
        double[] exact = new double[256];
        Arrays.setAll(exact, i -> (i - 7) * scale);
        return Stream.of(BoundCase.of(
                node("DequantizeLinear"),
                exact,
                x,
                Tensor.ofFloats(List.of(), (float) scale),
                Tensor.ofRaw(ElementType.UINT8, List.of(), (byte) 7)));
    }

    private static double[] rows(Tensor x, int length, UnaryOperator<double[]> function) {
        double[] in = Numbers.of(x);
        double[] out = new double[in.length];
        for (int start = 0; start < in.length; start += length) {
            double[] row = function.apply(Arrays.copyOfRange(in, start, start + length));
            System.arraycopy(row, 0, out, start, length);
        }
        return out;
    }

    private static double[] scaled(double[] row, double factor) {
        return Arrays.stream(row).map(each -> each * factor).toArray();
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
