package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tensors of numbers along their outermost dimension, the rows of a batch. Elements narrower than a byte are not taken. */
public final class Rows {
    private Rows() {}

    /**
     * Puts tensors one behind the other.
     *
     * @param parts at least one, all of one type and the same but for their number of rows
     * @throws IllegalArgumentException if they do not fit together or do not fit in one tensor
     */
    public static Tensor stack(List<Tensor> parts) {
        Tensor first = parts.getFirst();
        List<Long> dims = new ArrayList<>(first.dims());
        long bytes = 0;
        long rows = 0;
        for (Tensor part : parts) {
            requireLike(first, part);
            rows += part.dims().getFirst();
            bytes += part.data().remaining();
        }
        dims.set(0, rows);
        ByteBuffer data = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
        parts.forEach(part -> data.put(part.data()));
        return wrapped(first.type(), dims, data.flip());
    }

    private static void requireLike(Tensor first, Tensor part) {
        boolean fits = !first.dims().isEmpty()
                && part.type() == first.type()
                && part.dims().size() == first.dims().size()
                && part.dims()
                        .subList(1, part.dims().size())
                        .equals(first.dims().subList(1, first.dims().size()));
        if (!fits || first.type() == ElementType.STRING || first.type().bits() < Byte.SIZE) {
            throw new IllegalArgumentException("Tensors " + first + " and " + part + " are not rows of one batch");
        }
    }

    /**
     * Some rows of a tensor.
     *
     * @param from first row
     * @param count how many
     */
    public static Tensor slice(Tensor whole, long from, long count) {
        requireLike(whole, whole);
        long rows = whole.dims().getFirst();
        if (from < 0 || count < 0 || from + count > rows) {
            throw new IndexOutOfBoundsException("Rows " + from + " to " + (from + count) + " of " + rows);
        }
        ByteBuffer data = whole.data();
        int length = rows == 0 ? 0 : (int) (data.remaining() / rows);
        List<Long> dims = new ArrayList<>(whole.dims());
        dims.set(0, count);
        return wrapped(whole.type(), dims, data.slice((int) (from * length), (int) (count * length)));
    }

    private static Tensor wrapped(ElementType type, List<Long> dims, ByteBuffer data) {
        try {
            return Tensor.wrap(type, dims, data);
        } catch (TensorFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
