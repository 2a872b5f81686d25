package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How two runs of one value differ, as percentiles over its elements: a whole vector is harder to stay within than its largest
 * member, for whoever would hide in the room below it (TAO, arXiv 2510.16028).
 *
 * @param absolute |a - b| at each of {@link #PERCENTILES}
 * @param relative |a - b| / (|b| + floor) at each of them, the floor a thousandth of the root mean square of b
 * @param relativeL2 norm of the difference over the norm of b
 */
public record ErrorVector(List<Double> absolute, List<Double> relative, double relativeL2) {
    /** Percent of the elements that differ by no more. */
    public static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0);

    /** No difference at all. */
    public static final ErrorVector ZERO = new ErrorVector(
            Collections.nCopies(PERCENTILES.size(), 0.0), Collections.nCopies(PERCENTILES.size(), 0.0), 0);

    private static final double FLOOR = 1e-3;

    public ErrorVector {
        absolute = List.copyOf(absolute);
        relative = List.copyOf(relative);
        if (absolute.size() != PERCENTILES.size() || relative.size() != PERCENTILES.size()) {
            throw new IllegalArgumentException("One figure for each percentile");
        }
    }

    /**
     * Compares two numeric tensors of the same type and shape. NaN or infinity on one side only counts as an infinite error,
     * the same on both as none.
     *
     * @param other the run that sets the scale
     */
    public static ErrorVector of(Tensor one, Tensor other) {
        int count = Math.toIntExact(other.scalarCount());
        double squaredDifference = 0;
        double squared = 0;
        double[] absolute = new double[count];
        for (int i = 0; i < count; i++) {
            double a = one.doubleAt(i);
            double b = other.doubleAt(i);
            absolute[i] = error(a, b);
            squaredDifference += absolute[i] * absolute[i];
            squared += Double.isFinite(b) ? b * b : 0;
        }
        if (count == 0 || squaredDifference == 0) {
            return ZERO;
        }
        double floor = FLOOR * Math.sqrt(squared / count);
        double[] relative = new double[count];
        for (int i = 0; i < count; i++) {
            relative[i] = absolute[i] == 0 ? 0 : absolute[i] / (Math.abs(other.doubleAt(i)) + floor);
        }
        return new ErrorVector(percentiles(absolute), percentiles(relative), Math.sqrt(squaredDifference / squared));
    }

    private static double error(double a, double b) {
        if (Double.compare(a, b) == 0 || a == b) {
            return 0;
        }
        return Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }

    private static List<Double> percentiles(double[] values) {
        Arrays.sort(values);
        List<Double> at = new ArrayList<>();
        for (double percent : PERCENTILES) {
            at.add(values[(int) Math.ceil(percent / 100 * values.length) - 1]);
        }
        return at;
    }

    /** The larger of both, figure by figure. */
    public ErrorVector max(ErrorVector other) {
        return new ErrorVector(
                max(absolute, other.absolute), max(relative, other.relative), Math.max(relativeL2, other.relativeL2));
    }

    private static List<Double> max(List<Double> one, List<Double> other) {
        List<Double> larger = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            larger.add(Math.max(one.get(i), other.get(i)));
        }
        return larger;
    }

    /**
     * The largest figure of this vector as a multiple of the same figure of a threshold; 0 where nothing differs, infinite where
     * something differs that the threshold allows no difference of.
     */
    public double exceedance(ErrorVector threshold) {
        double largest = ratio(relativeL2, threshold.relativeL2);
        for (int i = 0; i < absolute.size(); i++) {
            largest = Math.max(largest, ratio(absolute.get(i), threshold.absolute.get(i)));
            largest = Math.max(largest, ratio(relative.get(i), threshold.relative.get(i)));
        }
        return largest;
    }

    private static double ratio(double observed, double allowed) {
        return observed == 0 ? 0 : observed / allowed;
    }

    /** Every figure times a factor of safety. */
    public ErrorVector times(double factor) {
        return new ErrorVector(
                absolute.stream().map(value -> value * factor).toList(),
                relative.stream().map(value -> value * factor).toList(),
                relativeL2 * factor);
    }
}
