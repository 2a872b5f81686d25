package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import java.util.Locale;

/**
 * Sums of numbers or of products: gathered(n + more) |A| |B|, and for results of 16 bits their own rounding. |A| |B| comes of
 * running the operator on absolute values.
 *
 * @param terms how many are added for one result
 * @param more further roundings, as those of a bias and of a factor before the whole
 * @param products true for products, whose factors a device may cut
 */
public record Sum(Count terms, int more, boolean products) implements Rounding {
    /** Counts what is added for one result. */
    @FunctionalInterface
    interface Count {
        double of(Application application) throws BoundException;
    }

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        var here = application.recomputed(output);
        ElementType type = here.type();
        double n = terms.of(application) + more;
        double coefficient = Roundoff.gathered(n, side.computing(type));
        double factors = Math.max(side.given(type), type == ElementType.FLOAT && products ? side.factors() : 0);
        double[] errors = application.magnitude().clone();
        double[] squares = factors > 0 && products ? application.squares() : errors;
        double[] y = Numbers.of(here);
        double rounding = Roundoff.isShort(type) ? Roundoff.unit(type) : 0;
        double least =
                (n + 1) * side.least(Roundoff.isShort(type) ? ElementType.FLOAT : type) + rounding * side.least(type);
        for (int i = 0; i < errors.length; i++) {
            errors[i] =
                    coefficient * errors[i] + cut(factors, errors[i], squares[i]) + rounding * Math.abs(y[i]) + least;
        }
        return errors;
    }

    /** Each factor is off by at most u of itself; many of them by chance, up and down. */
    private double cut(double u, double magnitude, double squares) {
        return products ? Math.min(2 * u * magnitude, Roundoff.LAMBDA * u * Math.sqrt(2 * squares)) : u * magnitude;
    }

    @Override
    public String basis(Application application, int output) {
        try {
            double n = terms.of(application) + more;
            ElementType type = application.recomputed(output).type();
            double u = Roundoff.unit(Roundoff.isShort(type) ? ElementType.FLOAT : type);
            String sum = String.format(Locale.ROOT, "that of sums of %,.0f", Math.max(n, 1));
            return Roundoff.isProbable(n, u)
                    ? sum
                            + String.format(
                                    Locale.ROOT,
                                    ", which an honest element exceeds with a probability below %.0e",
                                    Roundoff.failure(n))
                    : sum;
        } catch (BoundException e) {
            return "that of sums";
        }
    }
}
