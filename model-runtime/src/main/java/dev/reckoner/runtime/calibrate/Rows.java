package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Rows of tensors put together and taken apart, and their ends padded; for types of whole bytes. */
final class Rows {
    private Rows() {}

    static boolean isRowed(Tensor tensor) {
        return !tensor.dims().isEmpty() && tensor.type().bits() >= Byte.SIZE;
    }

    /** Tensors that differ at most in their first dimension, one after the other along it. */
    static Tensor stack(List<Tensor> parts) {
        return dev.reckoner.runtime.tensor.Rows.stack(parts);
    }

    /** The row at a place of the first dimension, which then is of one. */
    static Tensor row(Tensor tensor, int row) {
        return dev.reckoner.runtime.tensor.Rows.slice(tensor, row, 1);
    }

    /** The tensor with zeros behind its elements along a dimension, or without those beyond the size. */
    static Tensor resized(Tensor tensor, int axis, long size) {
        long before = tensor.dims().get(axis);
        int inner = Math.toIntExact(
                product(tensor.dims().subList(axis + 1, tensor.dims().size()))
                        * (tensor.type().bits() / Byte.SIZE));
        int outer = Math.toIntExact(product(tensor.dims().subList(0, axis)));
        int kept = Math.toIntExact(Math.min(before, size) * inner);
        ByteBuffer bytes = allocate(outer * size * inner);
        ByteBuffer data = tensor.data();
        for (int at = 0; at < outer; at++) {
            bytes.put(
                    Math.toIntExact(at * size * inner),
                    data.slice(Math.toIntExact(at * before * inner), kept),
                    0,
                    kept);
        }
        return tensor(tensor.type(), with(tensor.dims(), axis, size), bytes);
    }

    private static long product(List<Long> sizes) {
        return sizes.stream().reduce(1L, Math::multiplyExact);
    }

    private static List<Long> with(List<Long> dims, int axis, long size) {
        List<Long> changed = new ArrayList<>(dims);
        changed.set(axis, size);
        return changed;
    }

    private static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tensor tensor(ElementType type, List<Long> dims, ByteBuffer bytes) {
        try {
            return Tensor.wrap(type, dims, bytes);
        } catch (TensorFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
