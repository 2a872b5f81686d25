package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/** A number put into another type: u |x| of a narrower floating-point one, nothing of a wider one. */
public record Narrowed() implements Rounding {
    private static final double BITS_OF_DOUBLE = 0x1p-53;

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        Tensor from = application.needed(0);
        double[] errors = Numbers.of(from);
        boolean rounds = rounds(from.type(), here.type());
        double u = (rounds ? Roundoff.unit(here.type()) : 0) + side.given(from.type());
        double least = rounds ? side.least(here.type()) : 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = here.type().isFloatingPoint()
                    ? u * Math.abs(errors[i]) + least
                    : ofWhole(errors[i], here.type(), side.given(from.type()));
        }
        return errors;
    }

    private static boolean rounds(ElementType from, ElementType to) {
        double fine =
                from.isFloatingPoint() ? Roundoff.unit(from) : Math.max(BITS_OF_DOUBLE, Math.scalb(1.0, -from.bits()));
        return fine < Roundoff.unit(to);
    }

    /** A number that the type does not hold becomes whatever the processor makes of it. */
    private static double ofWhole(double x, ElementType type, double given) {
        if (type == ElementType.BOOL) {
            return 0;
        }
        double limit = Math.scalb(1.0, type.family() == ElementType.Family.SIGNED ? type.bits() - 1 : type.bits());
        boolean holds = x < limit && x > (type.family() == ElementType.Family.SIGNED ? -limit - 1 : -1);
        if (!holds) {
            return Double.POSITIVE_INFINITY;
        }
        return given > 0 && Math.abs(x - Math.rint(x)) <= given * Math.abs(x) ? 0.5 : 0;
    }

    @Override
    public String basis(Application application, int output) {
        return "the rounding of the narrower type";
    }
}
