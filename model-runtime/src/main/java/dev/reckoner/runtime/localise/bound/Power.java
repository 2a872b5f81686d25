package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;

/** x to the power of p, as exp(p log x): c u |y| (1 + |p| + |p log |x||). */
public record Power() implements Rounding {
    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        Tensor base = application.needed(0);
        Tensor exponent = application.needed(1);
        double[] x = Broadcast.of(base.dims(), here.dims()).expand(Numbers.of(base));
        double[] p = Broadcast.of(exponent.dims(), here.dims()).expand(Numbers.of(exponent));
        double[] errors = Numbers.of(here);
        double computing = side.functions() * side.computing(here.type());
        double rounding = Roundoff.isShort(here.type()) ? Roundoff.unit(here.type()) : 0;
        double given = side.given(base.type());
        for (int i = 0; i < errors.length; i++) {
            double log = x[i] == 0 ? 0 : Math.abs(p[i] * Math.log(Math.abs(x[i])));
            double relative = computing * (1 + Math.abs(p[i]) + log) + rounding + given * (Math.abs(p[i]) + log);
            errors[i] = relative * Math.abs(errors[i]) + side.least(here.type());
        }
        return errors;
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a power";
    }
}
