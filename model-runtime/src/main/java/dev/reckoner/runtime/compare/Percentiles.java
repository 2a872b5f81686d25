package dev.reckoner.runtime.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The percentiles of {@link ErrorVector#PERCENTILES} of many numbers that are not negative, without sorting them all: numbers
 * fall into buckets by exponent and five bits of the mantissa, and only the buckets that hold a percentile are looked into, in a
 * second pass. Linear in the number of numbers, and no order of them makes it slower than sorting. Few numbers are sorted.
 */
final class Percentiles {
    private static final int[] PER_MILLE = {500, 750, 900, 950, 990, 999, 1000};
    private static final int FEW = 1 << 14;
    private static final int BUCKETS = 1 << 16;
    private static final int SHIFT = 47;

    private final int count;
    private final boolean few;
    private final int[] sizes;
    /** Few numbers all in one; else one for each percentile, shared by those of a bucket. */
    private final double[][] members = new double[PER_MILLE.length][];

    private final int[] before = new int[PER_MILLE.length];
    private final int[] filled = new int[PER_MILLE.length];
    private final byte[] wanted;
    private int counted;
    private boolean undecided = true;

    /** For so many numbers, which are then counted and, unless they are few, gathered. */
    Percentiles(int count) {
        this.count = count;
        this.few = count <= FEW;
        this.sizes = new int[few ? 0 : BUCKETS];
        this.wanted = new byte[few ? 0 : BUCKETS];
        if (few) {
            Arrays.fill(members, new double[count]);
        }
    }

    /** The next numbers of the first pass. */
    void count(double[] numbers, int length) {
        if (few) {
            System.arraycopy(numbers, 0, members[0], counted, length);
        } else {
            for (int i = 0; i < length; i++) {
                sizes[bucket(numbers[i])]++;
            }
        }
        counted += length;
        if (counted == count && few) {
            finish();
        } else if (counted == count) {
            choose();
        }
    }

    /** True while the numbers have to come once more. */
    boolean isUndecided() {
        return undecided;
    }

    /** Which buckets hold a percentile. */
    private void choose() {
        int bucket = 0;
        int passed = 0;
        for (int i = 0; i < PER_MILLE.length; i++) {
            int rank = rank(i);
            int earlier = bucket;
            while (passed + sizes[bucket] <= rank) {
                passed += sizes[bucket++];
            }
            boolean shared = i > 0 && bucket == earlier;
            members[i] = shared ? members[i - 1] : new double[sizes[bucket]];
            before[i] = passed;
            wanted[bucket] = (byte) (i + 1);
        }
    }

    /** The next numbers of the second pass, which is the first once more. */
    void gather(double[] numbers, int length) {
        if (few) {
            return;
        }
        for (int i = 0; i < length; i++) {
            int slot = wanted[bucket(numbers[i])] - 1;
            if (slot >= 0) {
                members[slot][filled[slot]++] = numbers[i];
            }
        }
        counted -= length;
        if (counted == 0) {
            finish();
        }
    }

    private void finish() {
        for (int i = 0; i < members.length; i++) {
            if (i == 0 || members[i] != members[i - 1]) {
                Arrays.sort(members[i]);
            }
        }
        undecided = false;
    }

    /** The smallest of the numbers that at least so many percent do not exceed, for each percentile. */
    List<Double> values() {
        List<Double> values = new ArrayList<>(PER_MILLE.length);
        for (int i = 0; i < PER_MILLE.length; i++) {
            values.add(members[i][rank(i) - before[i]]);
        }
        return values;
    }

    private int rank(int percentile) {
        return (int) (Math.ceilDiv((long) count * PER_MILLE[percentile], 1000L) - 1);
    }

    private static int bucket(double number) {
        return (int) (Double.doubleToRawLongBits(number) >>> SHIFT) & (BUCKETS - 1);
    }
}
