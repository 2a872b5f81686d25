package dev.reckoner.runtime.compare;

import java.util.Arrays;

/** The k largest numbers of a stream and where they stood; equal numbers by the lower index, NaN never. */
final class Largest {
    private final double[] values;
    private final long[] indices;
    private int size;

    Largest(int k) {
        values = new double[k];
        indices = new long[k];
    }

    /** Takes the next number; indices must increase. */
    void offer(long index, double value) {
        if (size == values.length && (size == 0 || !(value > values[size - 1])) || Double.isNaN(value)) {
            return;
        }
        int at = size < values.length ? size++ : size - 1;
        while (at > 0 && value > values[at - 1]) {
            values[at] = values[at - 1];
            indices[at] = indices[at - 1];
            at--;
        }
        values[at] = value;
        indices[at] = index;
    }

    /** Indices, the largest number first. */
    long[] indices() {
        return Arrays.copyOf(indices, size);
    }
}
