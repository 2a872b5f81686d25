package dev.reckoner.runtime.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The percentiles of {@link ErrorVector#PERCENTILES} of many numbers that are not negative, without sorting them all: numbers
 * fall into buckets by exponent and five bits of the mantissa, and only the buckets that hold a percentile are looked into.
 * Linear in the number of numbers, and no order of them makes it slower than sorting.
 */
final class Percentiles {
    private static final int[] PER_MILLE = {500, 750, 900, 950, 990, 999, 1000};
    /** Up to here sorting is faster than clearing the buckets. */
    private static final int FEW = 1 << 15;

    private static final int BUCKETS = 1 << 16;
    private static final int SHIFT = 47;

    private final int count;
    private final IntToDoubleFunction numbers;
    private final int[] sizes = new int[BUCKETS];

    private Percentiles(int count, IntToDoubleFunction numbers) {
        this.count = count;
        this.numbers = numbers;
    }

    /**
     * The smallest of the numbers that at least so many percent do not exceed, for each percentile; at least one number.
     *
     * @param numbers by place, from 0; the same whenever asked
     */
    static List<Double> of(int count, IntToDoubleFunction numbers) {
        return count <= FEW ? sorted(count, numbers) : new Percentiles(count, numbers).select();
    }

    private static List<Double> sorted(int count, IntToDoubleFunction numbers) {
        double[] all = new double[count];
        Arrays.setAll(all, numbers);
        Arrays.sort(all);
        List<Double> found = new ArrayList<>(PER_MILLE.length);
        for (int part : PER_MILLE) {
            found.add(all[rank(count, part)]);
        }
        return found;
    }

    private static int rank(int count, int perMille) {
        return (int) (Math.ceilDiv((long) count * perMille, 1000L) - 1);
    }

    private List<Double> select() {
        for (int i = 0; i < count; i++) {
            sizes[bucket(numbers.applyAsDouble(i))]++;
        }
        int[] places = new int[PER_MILLE.length];
        int[] before = new int[PER_MILLE.length];
        int bucket = 0;
        int passed = 0;
        for (int i = 0; i < PER_MILLE.length; i++) {
            int rank = rank(count, PER_MILLE[i]);
            while (passed + sizes[bucket] <= rank) {
                passed += sizes[bucket++];
            }
            places[i] = bucket;
            before[i] = passed;
        }
        double[][] members = members(places);
        List<Double> found = new ArrayList<>(PER_MILLE.length);
        for (int i = 0; i < PER_MILLE.length; i++) {
            found.add(members[i][rank(count, PER_MILLE[i]) - before[i]]);
        }
        return found;
    }

    /** What is in each of the buckets, ascending; percentiles of the same bucket share one array. */
    private double[][] members(int... places) {
        double[][] members = new double[places.length][];
        byte[] wanted = new byte[BUCKETS];
        for (int i = 0; i < places.length; i++) {
            boolean shared = i > 0 && places[i] == places[i - 1];
            members[i] = shared ? members[i - 1] : new double[sizes[places[i]]];
            wanted[places[i]] = (byte) (i + 1);
        }
        int[] filled = new int[places.length];
        for (int i = 0; i < count; i++) {
            double number = numbers.applyAsDouble(i);
            int slot = wanted[bucket(number)] - 1;
            if (slot >= 0) {
                members[slot][filled[slot]++] = number;
            }
        }
        for (int i = 0; i < members.length; i++) {
            if (i == 0 || members[i] != members[i - 1]) {
                Arrays.sort(members[i]);
            }
        }
        return members;
    }

    private static int bucket(double number) {
        return (int) (Double.doubleToRawLongBits(number) >>> SHIFT) & (BUCKETS - 1);
    }
}
