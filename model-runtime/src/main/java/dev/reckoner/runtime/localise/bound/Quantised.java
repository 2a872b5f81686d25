package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/** QuantizeLinear: one step where x over the scale lies within its own rounding of the middle between two steps. */
public record Quantised() implements Decision {
    /** Roundings of a quotient, or of a factor of one over the scale, on both sides. */
    private static final double ROUNDINGS = 6;

    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        Tensor here = application.recomputed(output);
        Tensor x = application.needed(0);
        double[] quotients = Numbers.of(x);
        double[] scales = scales(application, x.dims());
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] /= scales[i];
        }
        if (here.type().isFloatingPoint()) {
            return steps(here, Numbers.of(here));
        }
        double u = ROUNDINGS * Math.max(ours.division(), theirs.division()) * Roundoff.unit(ElementType.FLOAT)
                + Math.max(ours.given(x.type()), theirs.given(x.type()));
        double[] allowed = new double[quotients.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = isMiddle(quotients[i], u * Math.abs(quotients[i])) ? 1 : 0;
        }
        return allowed;
    }

    /** True if a number lies as near as that to a half. */
    static boolean isMiddle(double number, double near) {
        return Math.abs(number - Math.floor(number) - 0.5) <= near;
    }

    /** Steps of a floating-point type of 8 bits are as wide as the number is large. */
    private static double[] steps(Tensor here, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * Roundoff.unit(here.type()) * Math.abs(y[i])
                    + Roundoff.leastNormal(here.type()) * Roundoff.unit(here.type());
        }
        return y;
    }

    /** One scale for all, one for each place along an axis, or one for each block along it. */
    static double[] scales(Application application, List<Long> dims) throws BoundException {
        Tensor scale = application.needed(1);
        double[] numbers = Numbers.of(scale);
        int axis = (int) application.attributes().integer("axis", 1);
        int along = axis < 0 ? axis + dims.size() : axis;
        long block = application.attributes().integer("block_size", 0);
        if (scale.dims().size() == dims.size() && block > 1) {
            return blocked(scale, numbers, dims, along, block);
        }
        return Broadcast.along(along, numbers.length, dims).expand(numbers);
    }

    private static double[] blocked(Tensor scale, double[] numbers, List<Long> dims, int axis, long block) {
        long inner = Numbers.product(dims.subList(axis + 1, dims.size()));
        long length = dims.get(axis);
        long blocks = scale.dims().get(axis);
        double[] all = new double[Math.toIntExact(Numbers.product(dims))];
        for (int i = 0; i < all.length; i++) {
            long along = i / inner % length;
            long outer = i / inner / length;
            all[i] = numbers[Math.toIntExact((outer * blocks + along / block) * inner + i % inner)];
        }
        return all;
    }

    @Override
    public String basis(Application application, int output) {
        return "one step where the quotient is a tie, and none elsewhere";
    }
}
