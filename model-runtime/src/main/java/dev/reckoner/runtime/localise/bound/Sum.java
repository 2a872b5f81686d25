package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * Sums of n numbers or products, in whatever order they are added up. With S the sum of their absolute values, each addition
 * rounds a partial sum, and none of those is larger than all of one sign together, (S + |y|) / 2: u S for the products and n u
 * (S + |y|) / 2 for the additions, but no more than gamma_n S (Higham, Accuracy and Stability of Numerical Algorithms, section
 * 4.2); for results of 16 bits their own rounding. S comes of running the operator on absolute values, and the exact sum of
 * running it in double precision.
 *
 * @param terms how many are added for one result
 * @param more further roundings, as those of a bias and of a factor before the whole
 * @param products true for products, whose factors a device may cut
 */
public record Sum(Count terms, int more, boolean products) implements Rounding {
    private static final double LARGEST_HALF = 65_504;

    /** Counts what is added for one result. */
    @FunctionalInterface
    interface Count {
        double of(Application application) throws BoundException;
    }

    /** What one side does to all elements alike. */
    private record Coefficients(double sum, double product, double gamma, double factors) {}

    @Override
    public Optional<double[]> exact(Application application) {
        return application.exact();
    }

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        double n = Math.max(1, terms.of(application));
        Coefficients all = coefficients(n, type, side);
        double[] errors = application.magnitude().clone();
        double[] y = Numbers.of(here);
        double own = 1 / (1 - Roundoff.gamma(n + more + 1, Roundoff.unit(own(type))));
        double rounding = Roundoff.isShort(type) ? Roundoff.unit(type) : 0;
        double least = (n + 1) * side.least(own(type)) + rounding * side.least(type);
        double most = side.gathersInHalf(type) ? LARGEST_HALF / (more > 0 && !products ? n : 1) : Double.MAX_VALUE;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(errors[i] * own, Math.abs(y[i]), all, most) + rounding * Math.abs(y[i]) + least;
        }
        if (Windows.transformed(application, side)) {
            Windows.add(application, n, side, errors);
        }
        return errors;
    }

    private static ElementType own(ElementType type) {
        return Roundoff.isShort(type) ? ElementType.FLOAT : type;
    }

    private Coefficients coefficients(double n, ElementType type, Arithmetic side) {
        double u = side.gathering(type, products);
        double cut = Math.max(side.given(type), products ? side.cut(type) : 0);
        double once = 1 + more + side.division();
        double gamma = Roundoff.gamma(n + once, u);
        return new Coefficients(n * u, once * u * (1 + gamma), gamma, products ? cut * (2 + cut) : cut);
    }

    /** The recomputed y stands for the exact one, and exact partial sums for computed ones: each is off by gamma S at most. */
    private static double error(double magnitude, double y, Coefficients all, double most) {
        double partial = (magnitude + y) / 2 + 2 * all.gamma * magnitude;
        if (partial > most) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = all.sum * partial + all.product * magnitude;
        return Math.min(sum, all.gamma * magnitude) + all.factors * magnitude;
    }

    @Override
    public String basis(Application application, int output) {
        try {
            return String.format(
                    Locale.ROOT, "that of sums of %,.0f in any order", Math.max(terms.of(application) + more, 1));
        } catch (BoundException e) {
            return "that of sums in any order";
        }
    }
}
