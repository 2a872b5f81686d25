package dev.reckoner.runtime.localise.bound;

import java.util.List;

/** Which element of an input goes into which element of an output, by the broadcasting of numpy that ONNX has. */
final class Broadcast {
    private final long[] sizes;
    private final long[] strides;

    private Broadcast(long[] sizes, long[] strides) {
        this.sizes = sizes;
        this.strides = strides;
    }

    /** From an input of one shape to an output of another, the last dimensions matched; sizes of 1 are repeated. */
    static Broadcast of(List<Long> from, List<Long> to) {
        long[] sizes = to.stream().mapToLong(Long::longValue).toArray();
        long[] strides = new long[sizes.length];
        long stride = 1;
        for (int back = 1; back <= from.size() && back <= sizes.length; back++) {
            long size = from.get(from.size() - back);
            strides[sizes.length - back] = size == 1 ? 0 : stride;
            stride *= size;
        }
        return new Broadcast(sizes, strides);
    }

    /** From an input of one dimension, which lies along the given one of the output; from a single number to all. */
    static Broadcast along(int axis, long length, List<Long> to) {
        long[] sizes = to.stream().mapToLong(Long::longValue).toArray();
        long[] strides = new long[sizes.length];
        if (length > 1) {
            strides[axis < 0 ? axis + sizes.length : axis] = 1;
        }
        return new Broadcast(sizes, strides);
    }

    /** The input's element for each of the output's, both in row-major order. */
    double[] expand(double[] input) {
        int count = 1;
        for (long size : sizes) {
            count = Math.toIntExact(count * size);
        }
        double[] output = new double[count];
        long[] at = new long[sizes.length];
        long source = 0;
        for (int i = 0; i < count; i++) {
            output[i] = input[(int) source];
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                source += strides[axis];
                if (++at[axis] < sizes[axis]) {
                    break;
                }
                source -= strides[axis] * sizes[axis];
                at[axis] = 0;
            }
        }
        return output;
    }
}
