package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How many elements of a tensor there are in each octave [2^k, 2^(k+1)), and where that parts them into groups of quite
 * different size: an attention mask of -1e9 and the scores beside it. Each group is then judged on its own scale, so that one
 * huge element does not hide what happens to all others; docs/decisions/0009 says why the groups are these.
 *
 * <p>Counts only: neither the order of the elements nor how they are read makes a difference.
 */
final class Octaves {
    /** A group's smallest element is about a thousand times the median of the group below it, or larger. */
    private static final int FACTOR = 10;

    /** Empty octaves between two groups: what thins out evenly, like a softmax, is one group. */
    private static final int GAP = 5;

    /** So few may have come out small by chance ... */
    private static final int CHANCE = 2;

    /** ... but not this small: what is left when two numbers cancel is a multiple of their last place. */
    private static final int BEYOND_CANCELLATION = 26;

    private static final int BEYOND_CANCELLATION_OF_DOUBLES = 55;

    /** A mask is one number, or one number and what was added to it. */
    private static final int OCTAVES_OF_A_MASK = 2;

    /** Octaves of a double; all subnormal numbers count as one. */
    private static final int ALL = Double.MAX_EXPONENT - Double.MIN_EXPONENT + 2;

    private final long[] counts = new long[ALL];
    private final int beyondCancellation;

    private Octaves(ElementType type) {
        beyondCancellation = type == ElementType.DOUBLE || type == ElementType.COMPLEX128
                ? BEYOND_CANCELLATION_OF_DOUBLES
                : BEYOND_CANCELLATION;
    }

    /** Counts the finite elements other than zero. */
    static Octaves of(Tensor tensor) {
        var octaves = new Octaves(tensor.type());
        for (long i = 0; i < tensor.scalarCount(); i++) {
            double value = tensor.doubleAt(i);
            if (value != 0 && Double.isFinite(value)) {
                octaves.counts[octave(value)]++;
            }
        }
        return octaves;
    }

    /** Which octave a finite number is in; zero is in the lowest. */
    static int octave(double value) {
        return Math.getExponent(value) - (Double.MIN_EXPONENT - 1);
    }

    /** The power of two with which an octave begins. */
    static double start(int octave) {
        return Math.scalb(1.0, Math.max(octave + Double.MIN_EXPONENT - 1, Double.MIN_EXPONENT));
    }

    /** The highest octave of each group, ascending; one where all elements are of like size, none where all are zero. */
    List<Integer> groups() {
        List<Integer> tops = new ArrayList<>();
        int from = next(0);
        int top = from;
        while (top < ALL) {
            top = endOfRun(top);
            int above = next(top + 1);
            if (above == ALL || isApart(from, top, above)) {
                tops.add(top);
                from = above;
            }
            top = above;
        }
        return tops;
    }

    /** The last octave before a gap. */
    private int endOfRun(int from) {
        int end = from;
        int following = next(end + 1);
        while (following < ALL && following - end <= GAP) {
            end = following;
            following = next(end + 1);
        }
        return end;
    }

    private boolean isApart(int from, int top, int above) {
        int ratio = above - median(from, top);
        long below = count(from, top);
        if (ratio < FACTOR || (below <= CHANCE && ratio < beyondCancellation)) {
            return false;
        }
        int end = endOfRun(above);
        return below >= count(above, end) || end - above < OCTAVES_OF_A_MASK;
    }

    private int median(int from, int top) {
        long left = (count(from, top) + 1) / 2;
        int at = from;
        while (left > counts[at]) {
            left -= counts[at];
            at++;
        }
        return at;
    }

    private long count(int from, int to) {
        long sum = 0;
        for (int at = from; at <= to; at++) {
            sum += counts[at];
        }
        return sum;
    }

    /** The next octave with elements; {@link #ALL} where none follows. */
    private int next(int from) {
        int at = from;
        while (at < ALL && counts[at] == 0) {
            at++;
        }
        return at;
    }
}
