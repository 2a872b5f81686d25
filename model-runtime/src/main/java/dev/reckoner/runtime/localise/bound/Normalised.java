package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups of n brought to mean 0 and variance 1, then scaled by g and shifted. With d = x - mean, s = sqrt(var + eps):
 * dM = gathered(n) mean|x| of the mean; dV = gathered(n + 2) (var + mean^2) + 2 |mean| dM + dM^2 of the variance, wide enough
 * also for those who compute it as the mean of the squares less the square of the mean;
 * |g| / s (dM + u |x| + u |d|) + |g d| / s (dV / (2 (var + eps)) + 3 u) + u |shift| + u |y|.
 *
 * @param kind which groups, and what scales them
 */
public record Normalised(Kind kind) implements Rounding {
    private static final double USUAL_EPSILON = 1e-5;
    private static final double EPSILON_OF_DEVIATION = 1e-9;
    private static final int SCALE_BY_CHANNEL = 21;

    /** Operators of this family. */
    public enum Kind {
        LAYER,
        INSTANCE,
        GROUP,
        MEAN_VARIANCE
    }

    /** Mean and variance of each group, and how far one side may be off. */
    private record Moments(double[] mean, double[] variance, double[] meanError, double[] varianceError) {}

    @Override
    public double[] errors(Application application, int output, Arithmetic side) throws BoundException {
        Tensor input = application.needed(0);
        double[] x = Numbers.of(input);
        Groups groups = groups(application, input.dims());
        double epsilon = kind == Kind.MEAN_VARIANCE
                ? EPSILON_OF_DEVIATION
                : application.attributes().real("epsilon", USUAL_EPSILON);
        Moments moments = moments(groups, x, side, input.type());
        return output == 0
                ? elements(application, groups, x, moments, epsilon, side)
                : moments(output, moments, epsilon, side.computing(input.type()));
    }

    private static Moments moments(Groups groups, double[] x, Arithmetic side, ElementType type) {
        double u = side.computing(type);
        double n = groups.size();
        double[] mean = over(groups.sums(x), n);
        double[] size = over(groups.sums(Arrays.stream(x).map(Math::abs).toArray()), n);
        double[] variance = new double[groups.count()];
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - mean[groups.of()[i]];
            variance[groups.of()[i]] += d * d / n;
        }
        double[] meanError = new double[mean.length];
        double[] varianceError = new double[mean.length];
        double given = side.given(type);
        for (int g = 0; g < mean.length; g++) {
            meanError[g] = (Roundoff.gathered(n, u) + given) * size[g];
            double squares = variance[g] + mean[g] * mean[g];
            varianceError[g] = (Roundoff.gathered(n + 2, u) + 2 * given) * squares
                    + 2 * (Math.abs(mean[g]) + u) * meanError[g]
                    + meanError[g] * meanError[g];
        }
        return new Moments(mean, variance, meanError, varianceError);
    }

    private double[] elements(
            Application application, Groups groups, double[] x, Moments moments, double epsilon, Arithmetic side)
            throws BoundException {
        Tensor here = application.recomputed(0);
        double[] y = Numbers.of(here);
        double[] scale = parameter(application, 1, here, 1);
        double[] shift = parameter(application, 2, here, 0);
        double u = side.computing(here.type());
        double rounding = u + (Roundoff.isShort(here.type()) ? Roundoff.unit(here.type()) : 0);
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int g = groups.of()[i];
            double total = moments.variance[g] + epsilon;
            double d = Math.abs(x[i] - moments.mean[g]);
            double near = moments.meanError[g] + (u + side.given(here.type())) * Math.abs(x[i]) + u * d;
            double relative = ofRoot(moments.varianceError[g], total) + (2 + side.division()) * u;
            errors[i] = Math.abs(scale[i]) / Math.sqrt(total) * (near + d * relative)
                    + u * Math.abs(shift[i])
                    + rounding * Math.abs(y[i])
                    + side.least(here.type());
        }
        return errors;
    }

    /** Relative error of a root, of what is under it; unknown where that may be anything. */
    private static double ofRoot(double error, double total) {
        return error < total / 2 ? error / (2 * (total - error)) : Double.POSITIVE_INFINITY;
    }

    /** The outputs beside the first: the mean and one over the deviation. */
    private static double[] moments(int output, Moments moments, double epsilon, double u) {
        double[] errors = new double[moments.mean.length];
        for (int g = 0; g < errors.length; g++) {
            double total = moments.variance[g] + epsilon;
            errors[g] = output == 1
                    ? moments.meanError[g] + u * Math.abs(moments.mean[g])
                    : (ofRoot(moments.varianceError[g], total) + 3 * u) / Math.sqrt(total);
        }
        return errors;
    }

    private double[] parameter(Application application, int index, Tensor here, double usual) throws BoundException {
        if (kind == Kind.MEAN_VARIANCE
                || (kind == Kind.LAYER && application.input(index).isEmpty())) {
            double[] all = new double[Math.toIntExact(here.elementCount())];
            Arrays.fill(all, usual);
            return all;
        }
        Tensor parameter = application.needed(index);
        double[] numbers = Numbers.of(parameter);
        return switch (kind) {
            case LAYER -> Broadcast.of(parameter.dims(), here.dims()).expand(numbers);
            case GROUP ->
                Broadcast.along(1, here.dims().get(1), here.dims()).expand(byChannel(application, numbers, here));
            default -> Broadcast.along(1, numbers.length, here.dims()).expand(numbers);
        };
    }

    /** Before operator set 21 there was one number for each group. */
    private static double[] byChannel(Application application, double[] numbers, Tensor here) {
        int channels = Math.toIntExact(here.dims().get(1));
        if (application.opset() >= SCALE_BY_CHANNEL || numbers.length == channels) {
            return numbers;
        }
        double[] all = new double[channels];
        Arrays.setAll(all, channel -> numbers[channel * numbers.length / channels]);
        return all;
    }

    private Groups groups(Application application, List<Long> dims) {
        int rank = dims.size();
        return switch (kind) {
            case LAYER -> {
                int axis = (int) application.attributes().integer("axis", -1);
                yield Groups.over(from(axis < 0 ? axis + rank : axis, rank), dims);
            }
            case INSTANCE -> Groups.over(from(2, rank), dims);
            case GROUP -> {
                long groups = Math.max(1, application.attributes().integer("num_groups", 1));
                long elements = Numbers.product(dims);
                yield Groups.blocks(Math.toIntExact(elements / dims.getFirst() / groups), Math.toIntExact(elements));
            }
            case MEAN_VARIANCE ->
                Groups.over(
                        application.attributes().integers("axes", List.of(0L, 2L, 3L)).stream()
                                .map(axis -> (int) (axis < 0 ? axis + rank : axis))
                                .collect(Collectors.toSet()),
                        dims);
        };
    }

    private static Set<Integer> from(int axis, int rank) {
        return IntStream.range(axis, rank).boxed().collect(Collectors.toSet());
    }

    private static double[] over(double[] sums, double n) {
        return Arrays.stream(sums).map(sum -> sum / n).toArray();
    }

    @Override
    public String basis(Application application, int output) {
        return "that of a mean, a variance and a root";
    }
}
