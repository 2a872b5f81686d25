package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Activation-DiFR (arXiv 2511.20621): hidden states projected on a few random orthonormal directions that follow from a public
 * seed. Directions are made of standard normal numbers (Philox4x32-10, Box-Muller, by StrictMath: the same on every machine), made
 * orthonormal one after the other.
 */
public final class ActivationDifr {
    private static final int MAXIMUM_ENTRIES = 1 << 24;

    private final double[][] directions;

    /**
     * A projection.
     *
     * @param seed public
     * @param count how many directions, at most the width
     * @param width length of a hidden state
     */
    public ActivationDifr(long seed, int count, int width) {
        if (count < 1 || count > width || (long) count * width > MAXIMUM_ENTRIES) {
            throw new IllegalArgumentException("There are 1 to " + width + " directions, and not more than fit memory");
        }
        directions = new double[count][width];
        for (int i = 0; i < count; i++) {
            fill(directions[i], i, seed);
            // Twice is enough (Kahan, Parlett): once leaves a trace of the earlier directions.
            orthogonalise(i);
            orthogonalise(i);
        }
    }

    /**
     * The fingerprint of hidden states.
     *
     * @param hidden any shape whose last dimension is the width
     * @return FLOAT, [positions, count]
     * @throws FingerprintException RT-DIFR-ACTIVATIONS if the shape or the type is another
     */
    public Tensor project(Tensor hidden) throws FingerprintException {
        int width = directions[0].length;
        boolean fits = !hidden.dims().isEmpty() && hidden.dims().getLast() == width;
        if (!fits || !hidden.type().isFloatingPoint() || hidden.scalarCount() != hidden.elementCount()) {
            throw new FingerprintException(
                    "RT-DIFR-ACTIVATIONS",
                    "Hidden states are real numbers in rows of " + width + ", not " + hidden + ".");
        }
        int positions = Math.toIntExact(hidden.elementCount() / width);
        float[] projected = new float[Math.multiplyExact(positions, directions.length)];
        double[] state = new double[width];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < width; i++) {
                state[i] = hidden.doubleAt((long) position * width + i);
            }
            for (int i = 0; i < directions.length; i++) {
                projected[position * directions.length + i] = (float) dot(directions[i], state);
            }
        }
        return Tensor.ofFloats(List.of((long) positions, (long) directions.length), projected);
    }

    /**
     * The distance of each position's claimed fingerprint from the recomputed one, as a multiple of the norm of the latter.
     *
     * @throws FingerprintException RT-DIFR-ACTIVATIONS if they are not of one shape [positions, count]
     */
    public static List<Double> distances(Tensor claimed, Tensor own) throws FingerprintException {
        if (own.dims().size() != 2 || !claimed.dims().equals(own.dims()) || claimed.type() != own.type()) {
            throw new FingerprintException(
                    "RT-DIFR-ACTIVATIONS", "A fingerprint " + claimed + " cannot be compared with one " + own + ".");
        }
        List<Double> distances = new ArrayList<>();
        long count = own.dims().getLast();
        for (long start = 0; start < own.elementCount(); start += count) {
            double apart = 0;
            double size = 0;
            for (long i = start; i < start + count; i++) {
                apart = Math.hypot(apart, claimed.doubleAt(i) - own.doubleAt(i));
                size = Math.hypot(size, own.doubleAt(i));
            }
            distances.add(apart == 0 ? 0 : apart / size);
        }
        return distances;
    }

    private static void fill(double[] direction, int number, long seed) {
        for (int i = 0; i < direction.length; i++) {
            int[] words = Philox4x32.block(i, number, seed);
            double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(words[0], words[1])));
            direction[i] = radius * StrictMath.cos(2 * Math.PI * uniform(words[2], words[3]));
        }
    }

    /** In (0, 1), of 52 bits. */
    private static double uniform(int high, int low) {
        return (((long) high << 32 | low & 0xffff_ffffL) >>> 12) * 0x1p-52 + 0x1p-53;
    }

    private void orthogonalise(int number) {
        double[] direction = directions[number];
        for (int earlier = 0; earlier < number; earlier++) {
            add(direction, -dot(direction, directions[earlier]), directions[earlier]);
        }
        double norm = Math.sqrt(dot(direction, direction));
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= norm;
        }
    }

    private static void add(double[] to, double factor, double[] other) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * other[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
