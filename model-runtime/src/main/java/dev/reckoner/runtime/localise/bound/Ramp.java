package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/** Range: the step taken i times, or added i times. */
public record Ramp() implements Rounding {
    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        ElementType type = here.type();
        double u = Roundoff.unit(type);
        double start = Math.abs(Numbers.of(application.needed(0))[0]);
        double step = Math.abs(Numbers.of(application.needed(2))[0]);
        double[] errors = new double[Math.toIntExact(here.elementCount())];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Roundoff.gamma(i + 2.0, u) * (start + i * step) + side.least(type);
        }
        return errors;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of adding a step again and again";
    }
}
