package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;

/** LRN: x over a power of a sum of squares. The logarithm of the power is that of x / y. */
public record LocalResponse() implements Rounding {
    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        double u = side.computing(here.type());
        double[] x = Numbers.of(application.needed(0));
        double[] errors = Numbers.of(here);
        double beta = Math.abs(application.attributes().real("beta", 0.75));
        double gathered = beta * Roundoff.gathered(application.attributes().integer("size", 1) + 4.0, u);
        double outer = Roundoff.isShort(here.type())
                ? Roundoff.unit(here.type()) + side.given(here.type()) * (1 + 2 * beta)
                : 0;
        for (int i = 0; i < errors.length; i++) {
            double logarithm = errors[i] == 0 ? 0 : Math.abs(Math.log(Math.abs(x[i] / errors[i])));
            double power = side.functions() * u * (1 + beta + logarithm);
            errors[i] =
                    (gathered + power + side.division() * u + outer) * Math.abs(errors[i]) + side.least(here.type());
        }
        return errors;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a power of a sum of squares";
    }
}
