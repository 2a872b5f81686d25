package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How two runs of one value differ, as percentiles over its elements: a whole vector is harder to stay within than its largest
 * member, for whoever would hide in the room below it (TAO, arXiv 2510.16028).
 *
 * @param absolute |a - b| at each of {@link #PERCENTILES}
 * @param relative |a - b| / (|b| + floor) at each of them, the floor a tenth of the scale of b: an element that happens to be
 *     almost zero says nothing about a run
 * @param relativeL2 root mean square of the difference over that of b, or over the floor where b is smaller
 */
public record ErrorVector(List<Double> absolute, List<Double> relative, double relativeL2) {
    /** Percent of the elements that differ by no more. */
    public static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0);

    /** No difference at all. */
    public static final ErrorVector ZERO = new ErrorVector(
            Collections.nCopies(PERCENTILES.size(), 0.0), Collections.nCopies(PERCENTILES.size(), 0.0), 0);

    /** Of the usual size: relative errors of what is smaller are taken of that. */
    static final double FLOOR = 0.1;

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
     * @param other the run that sets the scale: the root mean square of its elements
     */
    public static ErrorVector of(Tensor one, Tensor other) {
        return of(one, other, 0);
    }

    /**
     * The same with a scale that is at least so large, for a value that is known to be of that size otherwise: what a single
     * run leaves almost zero is then not divided by almost zero.
     */
    public static ErrorVector of(Tensor one, Tensor other, double scale) {
        return of(new ErrorScan(one, other, 0, Math.toIntExact(other.scalarCount())), scale);
    }

    static ErrorVector of(ErrorScan scan, double scale) {
        if (scan.isEqual()) {
            return ZERO;
        }
        double floor = FLOOR * Math.max(scan.rms(), scale);
        double size = Math.max(scan.rms(), floor);
        Percentiles[] both = scan.percentiles(floor);
        return new ErrorVector(both[0].values(), both[1].values(), scan.differenceRms() / size);
    }

    /** True if every figure is a number that a threshold can be made of. */
    public boolean allFinite() {
        return Double.isFinite(absolute.getLast())
                && Double.isFinite(relative.getLast())
                && Double.isFinite(relativeL2);
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

    /** An infinite error is beyond every threshold. */
    private static double ratio(double observed, double allowed) {
        if (observed == 0) {
            return 0;
        }
        return Double.isFinite(observed) ? observed / allowed : Double.POSITIVE_INFINITY;
    }

    /** Every figure times a factor of safety. */
    public ErrorVector times(double factor) {
        return new ErrorVector(
                absolute.stream().map(value -> value * factor).toList(),
                relative.stream().map(value -> value * factor).toList(),
                relativeL2 * factor);
    }

    /** This vector with another factor for the absolute errors, for a value of another size. */
    ErrorVector sized(double factor) {
        return new ErrorVector(absolute.stream().map(value -> value * factor).toList(), relative, relativeL2);
    }

    /** One figure for all absolute errors, one for all others. */
    static ErrorVector flat(double absolute, double relative) {
        return new ErrorVector(
                Collections.nCopies(PERCENTILES.size(), absolute),
                Collections.nCopies(PERCENTILES.size(), relative),
                relative);
    }
}
