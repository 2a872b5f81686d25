package dev.reckoner.runtime.localise.bound;

import static dev.reckoner.runtime.localise.bound.BoundCase.even;
import static dev.reckoner.runtime.localise.bound.BoundCase.integer;
import static dev.reckoner.runtime.localise.bound.BoundCase.node;
import static dev.reckoner.runtime.localise.bound.BoundCase.normal;
import static dev.reckoner.runtime.localise.bound.BoundCase.real;

import dev.reckoner.runtime.onnx.proto.NodeProto;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Operators that look at one number of each input. */
final class ElementCases {
    private static final int MANY = 20_000;

    private ElementCases() {}

    static Stream<BoundCase> all() {
        return Stream.of(functions(), gates(), trigonometry(), pairs(), others())
                .flatMap(each -> each);
    }

    private static Stream<BoundCase> functions() {
        return Stream.of(
                of(node("Exp"), Math::exp, even(1, -80, 80, MANY)),
                of(node("Log"), Math::log, even(2, 1e-6, 4, MANY)),
                of(node("Sqrt"), Math::sqrt, even(3, 0, 1000, MANY)),
                of(node("Reciprocal"), x -> 1 / x, normal(4, 0, 3, MANY)),
                of(node("Erf"), ElementCases::erf, normal(5, 0, 2, MANY)),
                of(node("Tanh"), Math::tanh, normal(6, 0, 3, MANY)),
                of(node("Sigmoid"), ElementCases::sigmoid, normal(7, 0, 8, MANY)),
                of(node("Softplus"), ElementCases::softplus, normal(8, 0, 8, MANY)),
                of(node("Softsign"), x -> x / (1 + Math.abs(x)), normal(9, 0, 3, MANY)));
    }

    private static Stream<BoundCase> gates() {
        double alpha = (float) 1.67326319217681884765625;
        double gamma = (float) 1.05070102214813232421875;
        return Stream.of(
                of(node("Gelu"), x -> x / 2 * (1 + erf(x / Math.sqrt(2))), normal(10, 0, 3, MANY)),
                of(node("Mish"), x -> x * Math.tanh(softplus(x)), normal(11, 0, 4, MANY)),
                of(node("Swish"), x -> x * sigmoid(x), normal(12, 0, 4, MANY)),
                of(node("HardSwish"), x -> x * Math.clamp(x / 6 + 0.5, 0, 1), normal(13, 0, 3, MANY)),
                of(node("HardSigmoid"), x -> Math.clamp((double) 0.2f * x + 0.5, 0, 1), normal(14, 0, 3, MANY)),
                of(node("Elu", real("alpha", 1.5f)), x -> x > 0 ? x : 1.5 * Math.expm1(x), normal(15, 0, 3, MANY)),
                of(node("Celu", real("alpha", 2f)), x -> x > 0 ? x : 2 * Math.expm1(x / 2), normal(16, 0, 3, MANY)),
                of(node("Selu"), x -> gamma * (x > 0 ? x : alpha * Math.expm1(x)), normal(17, 0, 3, MANY)),
                of(node("LeakyRelu", real("alpha", 0.5f)), x -> x > 0 ? x : 0.5 * x, normal(18, 0, 3, MANY)),
                of(
                        node("Shrink", real("lambd", 0.5f), real("bias", 0.25f)),
                        x -> x < -0.5 ? x + 0.25 : x > 0.5 ? x - 0.25 : 0,
                        normal(19, 0, 3, MANY)));
    }

    private static Stream<BoundCase> trigonometry() {
        return Stream.of(
                of(node("Sin"), Math::sin, normal(20, 0, 20, MANY)),
                of(node("Cos"), Math::cos, normal(21, 0, 20, MANY)),
                of(node("Tan"), Math::tan, normal(22, 0, 5, MANY)),
                of(node("Asin"), Math::asin, even(23, -1, 1, MANY)),
                of(node("Acos"), Math::acos, even(24, -1, 1, MANY)),
                of(node("Atan"), Math::atan, normal(25, 0, 3, MANY)),
                of(node("Sinh"), Math::sinh, normal(26, 0, 3, MANY)),
                of(node("Cosh"), Math::cosh, normal(27, 0, 3, MANY)),
                of(
                        node("Asinh"),
                        x -> Math.signum(x) * Math.log1p(Math.abs(x) + x * x / (1 + Math.sqrt(1 + x * x))),
                        normal(28, 0, 3, MANY)),
                of(node("Acosh"), x -> Math.log1p((x - 1) + Math.sqrt((x - 1) * (x + 1))), even(29, 1, 5, MANY)),
                of(node("Atanh"), x -> Math.log1p(2 * x / (1 - x)) / 2, even(30, -0.99, 0.99, MANY)));
    }

    private static Stream<BoundCase> pairs() {
        return Stream.of(
                of("Add", Double::sum, normal(31, 0, 1, 100, 40), normal(32, 0, 1, 40)),
                of("Sub", (a, b) -> a - b, normal(33, 0, 1, 100, 40), normal(34, 0, 1, 100, 1)),
                of("Mul", (a, b) -> a * b, normal(35, 0, 1, 100, 40), normal(36, 0, 1, 40)),
                of("Div", (a, b) -> a / b, normal(37, 0, 1, 100, 40), normal(38, 0, 1, 100, 40)),
                of("PRelu", (a, b) -> a < 0 ? a * b : a, normal(39, 0, 1, 100, 40), normal(40, 0, 1, 40)),
                of("Pow", Math::pow, even(41, 0.01, 20, 100, 40), normal(42, 0, 4, 40)),
                of("Pow", Math::pow, normal(43, 0, 2, 100, 40), Tensor.ofFloats(List.of(), 2)));
    }

    private static Stream<BoundCase> others() {
        Tensor wide = normal(44, 0, 1, MANY);
        Tensor whole = Tensor.ofLongs(List.of(4L), 3, 16_777_217, -123_456_789_123L, Long.MAX_VALUE);
        return Stream.of(
                BoundCase.of(node("Cast", integer("to", ElementType.FLOAT16.number())), Numbers.of(wide), wide),
                BoundCase.of(node("Cast", integer("to", ElementType.BFLOAT16.number())), Numbers.of(wide), wide),
                BoundCase.of(node("Cast", integer("to", ElementType.FLOAT.number())), Numbers.of(whole), whole),
                BoundCase.of(node("Cast", integer("to", ElementType.DOUBLE.number())), Numbers.of(wide), wide),
                range());
    }

    private static BoundCase range() {
        double start = (float) 0.1;
        double step = (float) 0.3;
        double[] exact = new double[1000];
        Arrays.setAll(exact, i -> start + i * step);
        return BoundCase.of(
                node("Range"),
                exact,
                Tensor.ofFloats(List.of(), (float) start),
                Tensor.ofFloats(List.of(), (float) (start + 999.5 * step)),
                Tensor.ofFloats(List.of(), (float) step));
    }

    private static BoundCase of(NodeProto.Builder node, DoubleUnaryOperator function, Tensor x) {
        return BoundCase.of(node, Arrays.stream(Numbers.of(x)).map(function).toArray(), x);
    }

    private static BoundCase of(String operator, DoubleBinaryOperator function, Tensor a, Tensor b) {
        double[] left = Numbers.of(a);
        double[] right = Broadcast.of(b.dims(), a.dims()).expand(Numbers.of(b));
        double[] exact = new double[left.length];
        Arrays.setAll(exact, i -> function.applyAsDouble(left[i], right[i]));
        return BoundCase.of(node(operator), exact, a, b);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** By its power series near zero and by a continued fraction beyond (Abramowitz and Stegun 7.1.5, 7.1.14). */
    private static double erf(double x) {
        double size = Math.abs(x);
        if (size < 2.5) {
            double term = size;
            double sum = size;
            for (int n = 1; n < 100; n++) {
                term *= -size * size / n;
                sum += term / (2 * n + 1);
            }
            return Math.signum(x) * 2 / Math.sqrt(Math.PI) * sum;
        }
        double fraction = 0;
        for (int k = 60; k > 0; k--) {
            fraction = k / 2.0 / (size + fraction);
        }
        return Math.signum(x) * (1 - Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction));
    }
}
