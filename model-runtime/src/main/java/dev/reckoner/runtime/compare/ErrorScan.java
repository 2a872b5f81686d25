package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** The errors of a run of scalars of two tensors, computed anew whenever they are asked for: no array of their number. */
final class ErrorScan {
    private final Tensor one;
    private final Tensor other;
    /** Both, where they are of single precision: the common case, read without decoding. */
    private final @Nullable FloatBuffer floatsOfOne;

    private final @Nullable FloatBuffer floatsOfOther;
    private final int from;
    private final int count;
    private double rms;
    private double differenceRms;

    ErrorScan(Tensor one, Tensor other, int from, int count) {
        boolean single = one.type() == ElementType.FLOAT && other.type() == ElementType.FLOAT;
        this.one = one;
        this.other = other;
        this.floatsOfOne = single ? one.data().asFloatBuffer() : null;
        this.floatsOfOther = single ? other.data().asFloatBuffer() : null;
        this.from = from;
        this.count = count;
        sum();
    }

    /** Sums are of numbers divided by the largest, so that no square overflows or vanishes. */
    private void sum() {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = larger(larger(largest, size(i)), absolute(i));
        }
        double unit = largest == 0 ? 1 : Math.scalb(1.0, Math.max(Math.getExponent(largest), Double.MIN_EXPONENT));
        double squares = 0;
        double squaredDifferences = 0;
        for (int i = 0; i < count; i++) {
            double size = size(i) / unit;
            double difference = absolute(i) / unit;
            squares += Double.isFinite(size) ? size * size : 0;
            squaredDifferences += difference * difference;
        }
        rms = count == 0 ? 0 : Math.sqrt(squares / count) * unit;
        differenceRms = count == 0 ? 0 : Math.sqrt(squaredDifferences / count) * unit;
    }

    private static double larger(double largest, double value) {
        return Double.isFinite(value) ? Math.max(largest, value) : largest;
    }

    int count() {
        return count;
    }

    /** Root mean square of the other side's finite elements. */
    double rms() {
        return rms;
    }

    /** Root mean square of the errors; infinite where one of them is. */
    double differenceRms() {
        return differenceRms;
    }

    boolean isEqual() {
        return differenceRms == 0;
    }

    double absolute(int i) {
        double a = floatsOfOne == null ? one.doubleAt(from + i) : floatsOfOne.get(from + i);
        double b = value(i);
        if (a == b || Double.compare(a, b) == 0) {
            return 0;
        }
        double error = Math.abs(a - b);
        return error <= Double.MAX_VALUE ? error : Double.POSITIVE_INFINITY;
    }

    double relative(int i, double floor) {
        double absolute = absolute(i);
        if (absolute == 0) {
            return 0;
        }
        return Double.isFinite(absolute) ? absolute / (size(i) + floor) : Double.POSITIVE_INFINITY;
    }

    private double size(int i) {
        return Math.abs(value(i));
    }

    private double value(int i) {
        return floatsOfOther == null ? other.doubleAt(from + i) : floatsOfOther.get(from + i);
    }
}
