package dev.reckoner.ui.reexecution;

import java.util.Arrays;

/** Orders of many values, made off the FX thread so that a table only has to look them up. */
final class ValueOrder {
    /** More take too much memory to sort. */
    static final int MOST_SORTED = 1 << 23;

    private static final int[] NONE = new int[0];

    private final int[] differing;
    private final int[] byError;
    private final int worst;

    private ValueOrder(int[] differing, int[] byError, int worst) {
        this.differing = differing;
        this.byError = byError;
        this.worst = worst;
    }

    /** Looks at every value. */
    static ValueOrder of(ValuePair pair) {
        int size = pair.size();
        int[] differing = new int[16];
        int count = 0;
        int worst = -1;
        double largest = -1;
        for (int i = 0; i < size; i++) {
            if (pair.differs(i)) {
                differing = count < differing.length
                        ? differing
                        : Arrays.copyOf(differing, (int) Math.min(size, 2L * count));
                differing[count++] = i;
                double error = pair.error(i);
                if (error > largest || worst < 0) {
                    largest = error;
                    worst = i;
                }
            }
        }
        int[] found = Arrays.copyOf(differing, count);
        return new ValueOrder(found, count <= MOST_SORTED ? byError(pair, found) : NONE, worst);
    }

    /**
     * Indices by falling error; errors that agree to seven digits stand in the order of their index. The error as a float in
     * the high half and the index in the low half of a number make sorting one pass over numbers.
     */
    private static int[] byError(ValuePair pair, int[] indices) {
        long[] keys = new long[indices.length];
        for (int i = 0; i < keys.length; i++) {
            double error = pair.error(indices[i]);
            int bits = Float.floatToIntBits((float) (Double.isNaN(error) ? 0 : error));
            keys[i] = (long) (Integer.MAX_VALUE - bits) << 32 | indices[i];
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** How many differ. */
    int differing() {
        return differing.length;
    }

    /** Index of the value that differs most; -1 where none does. */
    int worst() {
        return worst;
    }

    /** True if they are few enough to be sorted. */
    boolean isSorted() {
        return byError.length == differing.length;
    }

    /** The index at a place among those that differ. */
    int differingAt(int place) {
        return differing[place];
    }

    /** The index at a place among those that differ, the largest error first. */
    int byErrorAt(int place) {
        return byError[place];
    }

    /** The index at a place where those that differ come first, the largest error first, and then the others in their order. */
    int largestFirstAt(int place) {
        return place < byError.length ? byError[place] : equalAt(place - byError.length);
    }

    /** The index of the n-th value that does not differ: n and those before it that do, found by halving. */
    private int equalAt(int n) {
        int low = 0;
        int high = differing.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (differing[middle] - middle <= n) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return n + low;
    }

    /** The place of an index among those that differ; negative where it does not. */
    int placeOfDiffering(int index) {
        return Arrays.binarySearch(differing, index);
    }

    /** The place of an index where the largest errors come first. */
    int placeLargestFirst(int index) {
        for (int place = 0; place < byError.length; place++) {
            if (byError[place] == index) {
                return place;
            }
        }
        int differingBefore = -placeOfDiffering(index) - 1;
        return byError.length + index - differingBefore;
    }
}
