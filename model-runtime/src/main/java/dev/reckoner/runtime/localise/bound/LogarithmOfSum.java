package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;

/**
 * log of a sum: the relative error of the sum, and that of the logarithm.
 *
 * @param exponentials true if it adds exp(x)
 */
public record LogarithmOfSum(boolean exponentials) implements Rounding {
    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        double[] y = Numbers.of(here);
        double[] inner = application.magnitude();
        double u = side.computing(here.type());
        double gathered = Roundoff.gathered(Terms.ofReduction(application), u);
        double largest = exponentials ? largest(application.needed(0)) : 0;
        double rounding = Roundoff.isShort(here.type()) ? Roundoff.unit(here.type()) : 0;
        double given = side.given(here.type());
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = exponentials
                    ? gathered
                            + u * (side.functions() + side.arguments() * (largest + Math.abs(y[i])))
                            + given * largest
                    : (gathered + given) * Math.exp(Math.max(0, inner[i] - y[i]));
            errors[i] = sum + side.functions() * u * (1 + Math.abs(y[i])) + rounding * Math.abs(y[i]);
        }
        return errors;
    }

    /** Of finite ones: what is minus infinity adds nothing. */
    private static double largest(Tensor tensor) {
        double largest = 0;
        for (double x : Numbers.of(tensor)) {
            largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
        }
        return largest;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of the logarithm of a sum";
    }
}
