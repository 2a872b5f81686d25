package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Parts of tensors. Types narrower than a byte and strings are left alone. */
final class Shapes {
    private Shapes() {}

    private static boolean hasBytes(Tensor tensor) {
        return tensor.type() != ElementType.STRING && tensor.type().bits() >= 8;
    }

    /** A tensor of these bytes; they belong together by construction. */
    static Tensor wrap(ElementType type, List<Long> dims, ByteBuffer bytes) {
        try {
            return Tensor.wrap(type, dims, bytes);
        } catch (TensorFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The tensor in a shape of as many elements, or the leading part of it along each axis; empty if it is neither. */
    static Optional<Tensor> fitted(Tensor tensor, List<Long> dims) {
        if (tensor.dims().equals(dims)) {
            return Optional.of(tensor);
        }
        if (!hasBytes(tensor)) {
            return Optional.empty();
        }
        if (withoutOnes(tensor.dims()).equals(withoutOnes(dims))) {
            return Optional.of(wrap(tensor.type(), dims, tensor.data()));
        }
        if (tensor.dims().size() != dims.size()) {
            return Optional.empty();
        }
        Tensor part = tensor;
        for (int axis = 0; axis < dims.size(); axis++) {
            long size = dims.get(axis);
            if (size > part.dims().get(axis)) {
                return Optional.empty();
            }
            if (size < part.dims().get(axis)) {
                part = taken(part, axis, (int) size, place -> place);
            }
        }
        return Optional.of(part);
    }

    private static List<Long> withoutOnes(List<Long> dims) {
        return dims.stream().filter(size -> size != 1).toList();
    }

    /**
     * Places along an axis, in an order of choice; a place of -1 becomes zero.
     *
     * @param count how many
     * @param places which one comes at each place
     */
    static Tensor taken(Tensor tensor, int axis, int count, IntUnaryOperator places) {
        int width = tensor.type().bits() / 8;
        int inner = width;
        for (int i = axis + 1; i < tensor.dims().size(); i++) {
            inner = Math.multiplyExact(inner, Math.toIntExact(tensor.dims().get(i)));
        }
        int size = Math.toIntExact(tensor.dims().get(axis));
        int outer = size * inner == 0 ? 0 : tensor.data().remaining() / (size * inner);
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(Math.multiplyExact(outer, count), inner));
        for (int block = 0; block < outer; block++) {
            for (int i = 0; i < count; i++) {
                int place = places.applyAsInt(i);
                if (place >= 0) {
                    bytes.put((block * count + i) * inner, tensor.data(), (block * size + place) * inner, inner);
                }
            }
        }
        List<Long> dims = new ArrayList<>(tensor.dims());
        dims.set(axis, (long) count);
        return wrap(tensor.type(), dims, bytes);
    }

    /** Tensors of one type one after the other along the first axis; the others have to agree. */
    static Tensor stacked(List<Tensor> parts) {
        Tensor first = parts.getFirst();
        int total = parts.stream().mapToInt(part -> part.data().remaining()).sum();
        ByteBuffer bytes = ByteBuffer.allocateDirect(total);
        long rows = 0;
        for (Tensor part : parts) {
            bytes.put(part.data());
            rows += part.dims().getFirst();
        }
        List<Long> dims = new ArrayList<>(first.dims());
        dims.set(0, rows);
        return wrap(first.type(), dims, bytes.flip());
    }

    /** The same shape and type with every element this whole number. */
    static Tensor filled(Tensor tensor, int value) {
        ElementType type = tensor.type();
        int width = type.bits() / 8;
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.data().remaining());
        for (int at = 0; value != 0 && at < bytes.limit(); at += width) {
            bytes.put(at, (byte) value);
        }
        return wrap(type, tensor.dims(), bytes);
    }
}
