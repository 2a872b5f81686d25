package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * A multiple of |y|, for what is made of factors and of sums of numbers of one sign.
 *
 * @param coefficient relative error of one side
 */
public record Relative(Coefficient coefficient) implements Rounding {
    /** How many times |y|. */
    @FunctionalInterface
    interface Coefficient {
        /** With the unit roundoff of what is computed. */
        double of(Application application, Arithmetic side, double u) throws BoundException;
    }

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        double rounding = Roundoff.isShort(type) ? Roundoff.unit(type) : 0;
        double relative = coefficient.of(application, side, side.computing(type)) + rounding;
        double least = least(application, side, type);
        double[] errors = Numbers.of(here);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = relative * Math.abs(errors[i]) + least;
        }
        return errors;
    }

    /** Squares of small numbers vanish, and a root makes what vanished larger. */
    private static double least(Application application, Arithmetic side, ElementType type) throws BoundException {
        double least = side.least(type);
        return application.node().getOpType().equals("ReduceL2")
                ? Math.sqrt(least * Math.max(1, Terms.ofReduction(application)))
                : least;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of factors and of sums of one sign";
    }
}
