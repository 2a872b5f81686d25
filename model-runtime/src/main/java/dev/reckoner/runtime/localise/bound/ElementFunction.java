package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Map;

/**
 * A function of one number, off by c u |y|, by what a slightly different argument would give, and by u of the numbers between
 * which it may cancel.
 *
 * @param slope |f'(x)|
 * @param scale size of the numbers that may cancel on the way to y; 0 where none do
 * @param coarse what devices may be off by that compute sine and cosine to an absolute 2^-11, in units of that (WGSL, section
 *     "Floating point accuracy"); infinite where they need not be right at all
 */
public record ElementFunction(Shape slope, Shape scale, Shape coarse) implements Rounding {
    /** Where a root ends a slope is as steep as anything; one rounding of the argument moves the result by a root of it there. */
    private static final double STEEPEST = 0x1p12;

    /** Of tanh, 1e-5, and of asin and acos, 6.77e-5, in units of 2^-11. */
    private static final double TANH = 1e-5 * 0x1p11;

    private static final double ASIN = 6.77e-5 * 0x1p11;

    /** Something of a function at a place. */
    @FunctionalInterface
    interface Shape {
        double at(double x, double y, Attributes attributes);
    }

    private static final Shape NONE = (x, y, a) -> 0;
    private static final Shape ONE = (x, y, a) -> 1;
    private static final Shape LINEAR = (x, y, a) -> Math.abs(x);
    private static final Shape SIGMOID = (x, y, a) -> sigmoid(x) * sigmoid(-x);

    /** The steepest that x times something between 0 and 1 gets in these functions. */
    private static final Shape GATED = (x, y, a) -> 1.2;

    /** By type of operator. */
    static final Map<String, ElementFunction> ALL = Map.ofEntries(
            of("Exp", (x, y, a) -> Math.abs(y), NONE),
            of("Log", (x, y, a) -> 1 / Math.abs(x), NONE),
            of("Erf", (x, y, a) -> 1.13 * Math.exp(-x * x), NONE),
            of("Tanh", (x, y, a) -> 1 - y * y, NONE, (x, y, a) -> TANH),
            of("Sigmoid", SIGMOID, (x, y, a) -> 0.5),
            of("Softplus", (x, y, a) -> sigmoid(x), ONE),
            of("Softsign", (x, y, a) -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))), NONE),
            of("Elu", (x, y, a) -> x > 0 ? 1 : a.real("alpha", 1) * Math.exp(x), (x, y, a) -> a.real("alpha", 1)),
            of("Celu", (x, y, a) -> 1, (x, y, a) -> a.real("alpha", 1)),
            of("Selu", (x, y, a) -> 2, (x, y, a) -> Math.abs(a.real("alpha", 1.67326) * a.real("gamma", 1.0507))),
            of(
                    "Gelu",
                    GATED,
                    LINEAR,
                    (x, y, a) -> a.text("approximate", "none").equals("tanh") ? TANH * Math.abs(x) : 0),
            of("FastGelu", GATED, LINEAR, (x, y, a) -> TANH * Math.abs(x)),
            of("QuickGelu", GATED, LINEAR),
            of("Mish", GATED, LINEAR, (x, y, a) -> TANH * Math.abs(x)),
            of("Swish", (x, y, a) -> 1 + Math.abs(a.real("alpha", 1)), LINEAR),
            of("HardSwish", (x, y, a) -> 1.5, LINEAR),
            of(
                    "HardSigmoid",
                    (x, y, a) -> Math.abs(a.real("alpha", 0.2)),
                    (x, y, a) -> Math.abs(a.real("alpha", 0.2) * x) + Math.abs(a.real("beta", 0.5))),
            of("Shrink", ONE, NONE),
            of("Tan", (x, y, a) -> 1 + y * y, NONE, ElementFunction::tangent),
            of("Asin", (x, y, a) -> Math.min(STEEPEST, 1 / Math.sqrt(1 - x * x)), ONE, (x, y, a) -> ASIN),
            of("Acos", (x, y, a) -> Math.min(STEEPEST, 1 / Math.sqrt(1 - x * x)), ONE, (x, y, a) -> ASIN),
            of("Atan", (x, y, a) -> 1 / (1 + x * x), NONE, (x, y, a) -> Math.abs(y)),
            of("Sinh", (x, y, a) -> Math.cosh(x), ONE),
            of("Cosh", (x, y, a) -> Math.abs(Math.sinh(x)), NONE),
            of("Asinh", (x, y, a) -> 1 / Math.sqrt(1 + x * x), ONE),
            of(
                    "Acosh",
                    (x, y, a) -> Math.min(STEEPEST, 1 / Math.sqrt(x * x - 1)),
                    (x, y, a) -> 1 + 1 / Math.max(Math.abs(y), 0x1p-12)),
            of("Atanh", (x, y, a) -> 1 / (1 - x * x), ONE),
            of("Sin", (x, y, a) -> Math.abs(Math.cos(x)), NONE, (x, y, a) -> period(x)),
            of("Cos", (x, y, a) -> Math.abs(Math.sin(x)), NONE, (x, y, a) -> period(x)));

    private static Map.Entry<String, ElementFunction> of(String operator, Shape slope, Shape scale) {
        return of(operator, slope, scale, NONE);
    }

    private static Map.Entry<String, ElementFunction> of(String operator, Shape slope, Shape scale, Shape coarse) {
        return Map.entry(operator, new ElementFunction(slope, scale, coarse));
    }

    private static double period(double x) {
        return Math.abs(x) <= Math.PI ? 1 : Double.POSITIVE_INFINITY;
    }

    /** A quotient of sine and cosine, each off by one unit: (1 + |tan|) / |cos|, twice that where the cosine is small. */
    private static double tangent(double x, double y, Attributes attributes) {
        double secant = Math.sqrt(1 + y * y);
        return secant * 0x1p-11 < 0.5 ? 2 * (1 + Math.abs(y)) * secant * period(x) : Double.POSITIVE_INFINITY;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        double[] x = Numbers.of(application.needed(0));
        double[] errors = Numbers.of(here);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(x[i], errors[i], application.attributes(), here.type(), side);
        }
        return errors;
    }

    private double error(double x, double y, Attributes attributes, ElementType type, Arithmetic side) {
        double u = side.computing(type);
        double steep = slope.at(x, y, attributes);
        double cancelling = side.functions() * scale.at(x, y, attributes) + side.cancelling();
        return u * (side.functions() * Math.abs(y) + cancelling)
                + (u * side.arguments() + side.given(type)) * Math.abs(x) * steep
                + (Roundoff.isShort(type) ? Roundoff.unit(type) * Math.abs(y) : 0)
                + (side.trigonometric() > 0 ? side.trigonometric() * coarse.at(x, y, attributes) : 0)
                + side.least(type);
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a library function";
    }
}
