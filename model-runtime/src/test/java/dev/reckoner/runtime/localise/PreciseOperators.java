package dev.reckoner.runtime.localise;

import static dev.reckoner.runtime.localise.OtherMachine.numbers;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The operators of a sentence encoder that round, in 53 bits. */
final class PreciseOperators {
    private PreciseOperators() {}

    /** The result, rounded to single precision; empty for another operator or other numbers. */
    static Optional<Tensor> of(NodeProto node, List<Tensor> inputs) {
        if (inputs.isEmpty() || !inputs.stream().allMatch(OtherMachine::isFloat)) {
            return Optional.empty();
        }
        return switch (node.getOpType()) {
            case "Add" -> Optional.of(pair(Double::sum, inputs));
            case "Sub" -> Optional.of(pair((a, b) -> a - b, inputs));
            case "Mul" -> Optional.of(pair((a, b) -> a * b, inputs));
            case "Div" -> Optional.of(pair((a, b) -> a / b, inputs));
            case "Pow" -> Optional.of(pair(Math::pow, inputs));
            case "Sqrt" -> Optional.of(each(Math::sqrt, inputs.getFirst()));
            case "Erf" -> Optional.of(each(PreciseOperators::erf, inputs.getFirst()));
            case "ReduceMean" -> Optional.of(mean(inputs.getFirst()));
            case "Softmax" -> Optional.of(softmax(inputs.getFirst()));
            case "MatMul" -> Optional.of(product(inputs.get(0), inputs.get(1)));
            default -> Optional.empty();
        };
    }

    private static Tensor each(DoubleUnaryOperator function, Tensor x) {
        return OtherMachine.rounded(
                x.dims(), Arrays.stream(numbers(x)).map(function).toArray());
    }

    private static Tensor pair(DoubleBinaryOperator function, List<Tensor> inputs) {
        List<Long> dims = broadcast(inputs.get(0).dims(), inputs.get(1).dims());
        double[] a = expanded(inputs.get(0), dims);
        double[] b = expanded(inputs.get(1), dims);
        Arrays.setAll(a, i -> function.applyAsDouble(a[i], b[i]));
        return OtherMachine.rounded(dims, a);
    }

    private static List<Long> broadcast(List<Long> one, List<Long> other) {
        List<Long> dims = new ArrayList<>();
        for (int back = Math.max(one.size(), other.size()); back > 0; back--) {
            dims.add(Math.max(size(one, back), size(other, back)));
        }
        return dims;
    }

    private static long size(List<Long> dims, int back) {
        return back <= dims.size() ? dims.get(dims.size() - back) : 1;
    }

    private static double[] expanded(Tensor tensor, List<Long> dims) {
        double[] from = numbers(tensor);
        double[] to = new double[(int) product(dims)];
        for (int i = 0; i < to.length; i++) {
            long rest = i;
            long source = 0;
            long stride = 1;
            for (int back = 1; back <= dims.size(); back++) {
                long size = size(tensor.dims(), back);
                source += rest % dims.get(dims.size() - back) % size * stride;
                rest /= dims.get(dims.size() - back);
                stride *= size;
            }
            to[i] = from[(int) source];
        }
        return to;
    }

    private static Tensor mean(Tensor x) {
        int length = Math.toIntExact(x.dims().getLast());
        double[] in = numbers(x);
        double[] out = new double[in.length / length];
        for (int i = 0; i < in.length; i++) {
            out[i / length] += in[i] / length;
        }
        List<Long> dims = new ArrayList<>(x.dims());
        dims.set(dims.size() - 1, 1L);
        return OtherMachine.rounded(dims, out);
    }

    private static Tensor softmax(Tensor x) {
        int length = Math.toIntExact(x.dims().getLast());
        double[] in = numbers(x);
        for (int start = 0; start < in.length; start += length) {
            double largest = Arrays.stream(in, start, start + length).max().orElseThrow();
            double sum = 0;
            for (int i = start; i < start + length; i++) {
                in[i] = Math.exp(in[i] - largest);
                sum += in[i];
            }
            for (int i = start; i < start + length; i++) {
                in[i] /= sum;
            }
        }
        return OtherMachine.rounded(x.dims(), in);
    }

    /** Stacks of matrices; the second factor may be one matrix for all. */
    private static Tensor product(Tensor a, Tensor b) {
        int k = Math.toIntExact(a.dims().getLast());
        int n = Math.toIntExact(b.dims().getLast());
        int m = Math.toIntExact(a.dims().get(a.dims().size() - 2));
        double[] left = numbers(a);
        double[] right = numbers(b);
        boolean one = b.dims().size() == 2;
        double[] out = new double[left.length / k * n];
        for (int row = 0; row < left.length / k; row++) {
            int base = one ? 0 : row / m * k * n;
            for (int p = 0; p < k; p++) {
                double factor = left[row * k + p];
                for (int j = 0; j < n; j++) {
                    out[row * n + j] += factor * right[base + p * n + j];
                }
            }
        }
        List<Long> dims = new ArrayList<>(a.dims());
        dims.set(dims.size() - 1, (long) n);
        return OtherMachine.rounded(dims, out);
    }

    private static long product(List<Long> dims) {
        return dims.stream().reduce(1L, (x, y) -> x * y);
    }

    /** Abramowitz and Stegun 7.1.6, whose terms are all of one sign; beyond 4.5 it is 1 to ten digits. */
    private static double erf(double x) {
        if (Math.abs(x) > 4.5) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
