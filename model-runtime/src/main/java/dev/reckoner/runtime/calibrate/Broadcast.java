package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Shapes brought together as ONNX does ("Broadcasting in ONNX"): from the last dimension on, a one stands for any size. */
final class Broadcast {
    private Broadcast() {}

    /** The shape of both together; of sizes that do not fit the larger. */
    static List<Long> dims(List<Long> one, List<Long> other) {
        List<Long> together = new ArrayList<>();
        int rank = Math.max(one.size(), other.size());
        for (int at = 0; at < rank; at++) {
            together.add(Math.max(size(one, at, rank), size(other, at, rank)));
        }
        return List.copyOf(together);
    }

    private static long size(List<Long> dims, int at, int rank) {
        int own = at - (rank - dims.size());
        return own < 0 ? 1 : dims.get(own);
    }

    /** The numbers of a tensor as a DOUBLE tensor of that shape. */
    static Tensor to(Tensor tensor, List<Long> dims) {
        int count = Math.toIntExact(dims.stream().reduce(1L, Math::multiplyExact));
        double[] numbers = new double[count];
        for (int at = 0; at < count; at++) {
            numbers[at] = tensor.doubleAt(source(at, tensor.dims(), dims));
        }
        return Tensor.ofDoubles(dims, numbers);
    }

    private static long source(long at, List<Long> from, List<Long> to) {
        long rest = at;
        long source = 0;
        long stride = 1;
        for (int axis = to.size() - 1; axis >= to.size() - from.size(); axis--) {
            long place = rest % to.get(axis);
            long size = from.get(axis - (to.size() - from.size()));
            source += size == 1 ? 0 : place * stride;
            stride *= size;
            rest /= to.get(axis);
        }
        return source;
    }
}
