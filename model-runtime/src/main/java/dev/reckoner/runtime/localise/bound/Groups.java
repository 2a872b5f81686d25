package dev.reckoner.runtime.localise.bound;

import java.util.List;
import java.util.Set;

/**
 * The elements of a tensor in groups that an operator looks at together, such as the rows of a softmax.
 *
 * @param of the group of each element, in row-major order
 * @param count how many groups there are
 * @param size elements in each
 */
record Groups(int[] of, int count, int size) {
    /** Elements that differ only in their places along these dimensions are together. */
    static Groups over(Set<Integer> axes, List<Long> dims) {
        int count = 1;
        double[] strides = new double[dims.size()];
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            if (!axes.contains(axis)) {
                strides[axis] = count;
                count = Math.toIntExact(count * dims.get(axis));
            }
        }
        int elements = Math.toIntExact(Numbers.product(dims));
        int[] of = new int[elements];
        long inner = elements;
        for (int axis = 0; axis < dims.size(); axis++) {
            long size = dims.get(axis);
            inner = size == 0 ? 0 : inner / size;
            for (int i = 0; strides[axis] != 0 && i < elements; i++) {
                of[i] += (int) (strides[axis] * (i / inner % size));
            }
        }
        return new Groups(of, count, count == 0 ? 0 : elements / count);
    }

    /** So many elements one after the other are together. */
    static Groups blocks(int size, int elements) {
        int[] of = new int[elements];
        for (int i = 0; i < elements; i++) {
            of[i] = i / size;
        }
        return new Groups(of, elements / Math.max(size, 1), size);
    }

    /** Sum of one number for each element, by group. */
    double[] sums(double[] numbers) {
        double[] sums = new double[count];
        for (int i = 0; i < of.length; i++) {
            sums[of[i]] += numbers[i];
        }
        return sums;
    }

    /** Largest number of each group. */
    double[] largest(double[] numbers) {
        double[] largest = new double[count];
        java.util.Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < of.length; i++) {
            largest[of[i]] = Math.max(largest[of[i]], numbers[i]);
        }
        return largest;
    }
}
