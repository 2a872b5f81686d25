package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/** Groups of n over the root of the mean of their squares: a sum of one sign, a root, a quotient and a factor. */
public record RootMeanSquare() implements Rounding {
    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        int rank = here.dims().size();
        int given = (int) application.attributes().integer("axis", -1);
        int axis = given < 0 ? given + rank : given;
        double n = Numbers.product(here.dims().subList(Math.min(axis, rank), rank));
        double u = side.computing(type);
        double relative = Roundoff.gathered(n + 1, u) / 2
                + (3 + side.division()) * u
                + (Roundoff.isShort(type) ? Roundoff.unit(type) + 2 * side.given(type) : 0);
        double[] errors = Numbers.of(here);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = relative * Math.abs(errors[i]) + side.least(type);
        }
        return errors;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a root of a mean of squares";
    }
}
