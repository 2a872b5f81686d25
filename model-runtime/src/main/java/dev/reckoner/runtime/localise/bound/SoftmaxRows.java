package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Softmax of rows of n, d = x - max: relative errors c u + a u |d| of each exponential, their mean weighted by y of the sum,
 * gathered(n) and two roundings. What is far below the largest weighs nothing, however large |d|.
 *
 * @param logarithm true for its logarithm, where the errors are absolute
 */
public record SoftmaxRows(boolean logarithm) implements Rounding {
    private static final int BY_AXIS = 13;

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor here = application.recomputed(output);
        double u = side.computing(here.type());
        Groups rows = rows(application, here.dims());
        double[] x = Numbers.of(application.needed(0));
        double[] y = Numbers.of(here);
        double[] largest = rows.largest(x);
        double[] each = new double[y.length];
        double[] weighted = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double below = largest[rows.of()[i]] - x[i];
            double probability = logarithm ? Math.exp(y[i]) : y[i];
            double given = side.given(here.type()) * (Math.abs(x[i]) + Math.abs(largest[rows.of()[i]]));
            each[i] = side.functions() * u + (logarithm ? u : side.arguments() * u) * below + given;
            weighted[i] = probability > 0 ? probability * each[i] : 0;
        }
        return errors(rows, y, each, weighted, here, side);
    }

    private double[] errors(Groups rows, double[] y, double[] each, double[] weighted, Tensor here, Arithmetic side) {
        double u = side.computing(here.type());
        double[] sums = rows.sums(weighted);
        double gathered = Roundoff.gathered(rows.size(), u) + (1 + side.division()) * u;
        double rounding = Roundoff.isShort(here.type()) ? Roundoff.unit(here.type()) : 0;
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double shared = each[i] + sums[rows.of()[i]] + gathered;
            double logarithms = shared + (side.functions() * Math.log(Math.max(rows.size(), 2)) + 1) * u;
            errors[i] = logarithm
                    ? logarithms + (u + rounding) * Math.abs(y[i])
                    : (y[i] > 0 ? (shared + rounding) * y[i] : 0) + side.least(here.type());
        }
        return errors;
    }

    /** Before operator set 13 all dimensions from the axis on are one. */
    private static Groups rows(Application application, List<Long> dims) {
        boolean byAxis = application.opset() >= BY_AXIS;
        int given = (int) application.attributes().integer("axis", byAxis ? -1 : 1);
        int axis = given < 0 ? given + dims.size() : given;
        Set<Integer> axes = byAxis
                ? Set.of(axis)
                : IntStream.range(axis, dims.size()).boxed().collect(Collectors.toSet());
        return Groups.over(axes, dims);
    }

    @Override
    public String basis(Application application, int output) {
        return "that of exponentials over their sum";
    }
}
