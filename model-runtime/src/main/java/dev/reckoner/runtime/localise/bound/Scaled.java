package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * BatchNormalization with given moments: 4 u (|g| / s (|x| + |mean|) + |b|) + u |y|, wide enough also for those who fold mean
 * and scale into one factor and one number to add.
 */
public record Scaled() implements Rounding {
    private static final int SHIFT = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        double epsilon = application.attributes().real("epsilon", 1e-5);
        double[] x = Numbers.of(application.needed(0));
        double[] scale = byChannel(application, 1, here);
        double[] shift = byChannel(application, SHIFT, here);
        double[] mean = byChannel(application, MEAN, here);
        double[] variance = byChannel(application, VARIANCE, here);
        double[] errors = Numbers.of(here);
        double u = (3 + side.division()) * side.computing(type);
        double rounding = Roundoff.unit(type);
        for (int i = 0; i < errors.length; i++) {
            double factor = Math.abs(scale[i]) / Math.sqrt(variance[i] + epsilon);
            errors[i] = u * (factor * (Math.abs(x[i]) + Math.abs(mean[i])) + Math.abs(shift[i]))
                    + side.given(type) * factor * Math.abs(x[i])
                    + rounding * Math.abs(errors[i])
                    + side.least(type);
        }
        return errors;
    }

    private static double[] byChannel(Application application, int index, Tensor here) throws BoundException {
        double[] numbers = Numbers.of(application.needed(index));
        return Broadcast.along(here.dims().size() > 1 ? 1 : 0, numbers.length, here.dims())
                .expand(numbers);
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a difference, a factor and a sum";
    }
}
