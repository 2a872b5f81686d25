package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a run of scalars of two tensors. They are computed in blocks, anew for each purpose, so that no array of their
 * number is needed.
 */
final class ErrorScan {
    private static final int BLOCK = 4_096;

    private final Side one;
    private final Side other;
    private final int count;
    private double rms;
    private double differenceRms;

    /** A block's errors and the magnitudes of the other side. */
    private interface Use {
        void of(double[] errors, double[] sizes, int length);
    }

    ErrorScan(Tensor one, Tensor other, int from, int count) {
        this.one = new Side(one, from, Math.min(BLOCK, count));
        this.other = new Side(other, from, Math.min(BLOCK, count));
        this.count = count;
        sum(isWide(other) ? unit() : 1);
    }

    private static boolean isWide(Tensor tensor) {
        return tensor.type() == ElementType.DOUBLE || tensor.type() == ElementType.COMPLEX128;
    }

    /** Sums of doubles are of numbers divided by it, so that no square overflows or vanishes. */
    private double unit() {
        double[] largest = {0};
        each((errors, sizes, length) -> {
            for (int i = 0; i < length; i++) {
                largest[0] = larger(larger(largest[0], sizes[i]), errors[i]);
            }
        });
        return largest[0] == 0 ? 1 : Math.scalb(1.0, Math.max(Math.getExponent(largest[0]), Double.MIN_EXPONENT));
    }

    private static double larger(double largest, double value) {
        return Double.isFinite(value) ? Math.max(largest, value) : largest;
    }

    private void sum(double unit) {
        double[] sums = new double[2];
        each((errors, sizes, length) -> {
            double squares = 0;
            double squaredErrors = 0;
            for (int i = 0; i < length; i++) {
                double size = sizes[i] / unit;
                double error = errors[i] / unit;
                squares += size <= Double.MAX_VALUE ? size * size : 0;
                squaredErrors += error * error;
            }
            sums[0] += squares;
            sums[1] += squaredErrors;
        });
        rms = count == 0 ? 0 : Math.sqrt(sums[0] / count) * unit;
        differenceRms = count == 0 ? 0 : Math.sqrt(sums[1] / count) * unit;
    }

    private void each(Use use) {
        double[] errors = new double[Math.min(BLOCK, count)];
        double[] sizes = new double[errors.length];
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            one.read(from, length, errors);
            other.read(from, length, sizes);
            for (int i = 0; i < length; i++) {
                errors[i] = error(errors[i], sizes[i]);
                sizes[i] = Math.abs(sizes[i]);
            }
            use.of(errors, sizes, length);
        }
    }

    private static double error(double a, double b) {
        double error = Math.abs(a - b);
        if (error <= Double.MAX_VALUE) {
            return error;
        }
        return Double.compare(a, b) == 0 ? 0 : Double.POSITIVE_INFINITY;
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

    /**
     * The errors, and the errors over magnitude and floor, at each of {@link ErrorVector#PERCENTILES}; at least one scalar.
     *
     * @return the absolute ones, then the relative ones
     */
    Percentiles[] percentiles(double floor) {
        Percentiles[] both = {new Percentiles(count), new Percentiles(count)};
        both(floor, (absolute, relative, length) -> {
            both[0].count(absolute, length);
            both[1].count(relative, length);
        });
        if (Arrays.stream(both).anyMatch(Percentiles::isUndecided)) {
            both(floor, (absolute, relative, length) -> {
                both[0].gather(absolute, length);
                both[1].gather(relative, length);
            });
        }
        return both;
    }

    private void both(double floor, Use use) {
        each((errors, sizes, length) -> {
            for (int i = 0; i < length; i++) {
                double error = errors[i];
                sizes[i] = error == 0 ? 0 : error <= Double.MAX_VALUE ? error / (sizes[i] + floor) : error;
            }
            use.of(errors, sizes, length);
        });
    }

    /** One tensor, from a scalar on. Single precision, the common case, is read without decoding. */
    private static final class Side {
        private final Tensor tensor;
        private final int from;
        private final @Nullable FloatBuffer floats;
        private final float[] block;

        Side(Tensor tensor, int from, int most) {
            this.tensor = tensor;
            this.from = from;
            this.floats = tensor.type() == ElementType.FLOAT ? tensor.data().asFloatBuffer() : null;
            this.block = new float[floats == null ? 0 : most];
        }

        void read(int at, int length, double[] into) {
            if (floats == null) {
                for (int i = 0; i < length; i++) {
                    into[i] = tensor.doubleAt((long) from + at + i);
                }
                return;
            }
            floats.get(from + at, block, 0, length);
            for (int i = 0; i < length; i++) {
                into[i] = block[i];
            }
        }
    }
}
