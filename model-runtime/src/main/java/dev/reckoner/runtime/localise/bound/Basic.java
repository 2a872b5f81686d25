package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * One rounding: u |y|. A quotient or a root may be coarser.
 *
 * @param operation which
 */
public record Basic(Operation operation) implements Rounding {
    /** What is computed of two numbers, or of one. */
    public enum Operation {
        SUM,
        PRODUCT,
        QUOTIENT,
        ROOT
    }

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        double[] errors = Numbers.of(here);
        double relative = relative(side, type);
        double least = side.least(type);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = relative * Math.abs(errors[i]) + least;
        }
        if (operation == Operation.SUM && side.given(type) > 0) {
            add(application.needed(0), here, side.given(type), errors);
            add(application.needed(1), here, side.given(type), errors);
        }
        return errors;
    }

    private double relative(Arithmetic side, ElementType type) {
        double u = Roundoff.unit(type);
        return switch (operation) {
            case SUM -> u;
            case PRODUCT -> u + 2 * side.given(type);
            case QUOTIENT -> side.division() * u + 2 * side.given(type);
            case ROOT -> side.division() * u + side.given(type);
        };
    }

    private static void add(Tensor input, Tensor here, double u, double[] errors) {
        double[] numbers = Broadcast.of(input.dims(), here.dims()).expand(Numbers.of(input));
        for (int i = 0; i < errors.length; i++) {
            errors[i] += u * Math.abs(numbers[i]);
        }
    }

    @Override
    public String basis(Application application, int output) {
        return operation == Operation.SUM || operation == Operation.PRODUCT
                ? "one rounding on each side"
                : "one rounding on each side, as coarse as the device divides";
    }
}
