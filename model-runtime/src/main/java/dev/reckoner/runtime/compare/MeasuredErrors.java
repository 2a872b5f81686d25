package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;

/**
 * What honest runs of one value were measured to differ by, over many inputs: each figure the largest of all.
 *
 * @param whole over the elements of the whole value
 * @param row over the elements at one index of the first dimension, so that a row of many is not thinned out among the others
 * @param scale root mean square of the value's elements over all inputs: what almost nothing is measured against
 * @param largest the largest root mean square of a single run; a larger value may have larger absolute errors in proportion
 */
public record MeasuredErrors(ErrorVector whole, ErrorVector row, double scale, double largest) {
    private static final double LEAST_ROUNDOFFS = 8;

    public MeasuredErrors {
        if (!(scale >= 0 && largest >= 0 && Double.isFinite(scale) && Double.isFinite(largest))) {
            throw new IllegalArgumentException("A scale is a finite number that is not negative");
        }
    }

    /** No differences yet, of a value of that size. */
    public static MeasuredErrors none(double scale, double largest) {
        return new MeasuredErrors(ErrorVector.ZERO, ErrorVector.ZERO, scale, largest);
    }

    /** How far two runs of a value are from each other as multiples of what is allowed. */
    public record Exceedance(double multiple, long row) {
        /** True if nothing is beyond what is allowed. */
        public boolean isWithin() {
            return multiple <= 1;
        }
    }

    /** These figures, or larger ones where two runs differ by more; numeric tensors of the same type and shape. */
    public MeasuredErrors including(Tensor one, Tensor other) {
        if (one.equals(other)) {
            return this;
        }
        ErrorVector ofWhole = ErrorVector.of(one, other, scale);
        ErrorVector ofRows = row;
        int rows = rows(other);
        for (int at = 0; at < rows; at++) {
            ofRows = ofRows.max(rows == 1 ? ofWhole : row(one, other, at, rows));
        }
        return new MeasuredErrors(whole.max(ofWhole), ofRows, scale, largest);
    }

    /** The larger figures of both. */
    public MeasuredErrors max(MeasuredErrors other) {
        return new MeasuredErrors(
                whole.max(other.whole),
                row.max(other.row),
                Math.max(scale, other.scale),
                Math.max(largest, other.largest));
    }

    /** Every error times a factor of safety. */
    public MeasuredErrors times(double factor) {
        return new MeasuredErrors(whole.times(factor), row.times(factor), scale, largest);
    }

    /** No figure less than some roundings of the value's size: what no input happened to show may still be rounding. */
    public MeasuredErrors atLeastRounding(ElementType type) {
        double relative = LEAST_ROUNDOFFS * UnitRoundoff.of(type);
        ErrorVector least = ErrorVector.flat(relative * largest, relative);
        return new MeasuredErrors(whole.max(least), row.max(least), scale, largest);
    }

    /** True if every figure is finite. */
    public boolean allFinite() {
        return whole.allFinite() && row.allFinite();
    }

    /**
     * How far a claimed value is from the recomputed one, with these figures as thresholds.
     *
     * @return the multiple, and the row that exceeds most; row -1 where the whole value does
     */
    public Exceedance exceedance(Tensor claimed, Tensor recomputed) {
        if (claimed.equals(recomputed)) {
            return new Exceedance(0, -1);
        }
        double worst = exceedanceOfWhole(claimed, recomputed);
        long where = -1;
        int rows = rows(recomputed);
        for (int at = 0; at < rows && rows > 1; at++) {
            ErrorScan scan = scan(claimed, recomputed, at, rows);
            double multiple = ErrorVector.of(scan, scale).exceedance(row.sized(factor(scan.rms())));
            if (multiple > worst) {
                worst = multiple;
                where = at;
            }
        }
        return new Exceedance(worst, where);
    }

    /** The multiple of the value as a whole, its rows not looked at. */
    public double exceedanceOfWhole(Tensor claimed, Tensor recomputed) {
        return ErrorVector.of(claimed, recomputed, scale).exceedance(whole.sized(factor(recomputed)));
    }

    /** True of a value so small that its relative errors are taken of the usual size, not of its own. */
    boolean isUnusuallySmall(Tensor recomputed) {
        int count = Math.toIntExact(recomputed.scalarCount());
        return new ErrorScan(recomputed, recomputed, 0, count).rms() < ErrorVector.FLOOR * scale;
    }

    /** Largest absolute error that an element of the value may have. */
    double mostAbsolute(Tensor recomputed) {
        return whole.absolute().getLast() * factor(recomputed);
    }

    /** For the value as a whole that of its largest row: its errors are the largest of all. */
    private double factor(Tensor recomputed) {
        int rows = rows(recomputed);
        double most = 1;
        for (int at = 0; at < rows; at++) {
            most = Math.max(most, factor(scan(recomputed, recomputed, at, rows).rms()));
        }
        return most;
    }

    /** Each row may have absolute errors in proportion to its own size, not to that of others. */
    private double factor(double rms) {
        return largest == 0 ? 1 : Math.max(1, rms / largest);
    }

    private ErrorVector row(Tensor one, Tensor other, int at, int rows) {
        return ErrorVector.of(scan(one, other, at, rows), scale);
    }

    private static ErrorScan scan(Tensor one, Tensor other, int at, int rows) {
        int length = Math.toIntExact(other.scalarCount() / rows);
        return new ErrorScan(one, other, at * length, length);
    }

    /** A vector, and what has no elements, is not parted. */
    private static int rows(Tensor value) {
        return value.dims().size() < 2 || value.elementCount() == 0
                ? 1
                : Math.toIntExact(value.dims().getFirst());
    }
}
