package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Checks that a type, a shape and some bytes belong together. */
final class TensorLayout {
    /** The rank is one byte of the canonical form. */
    private static final int MAXIMUM_RANK = 255;

    private TensorLayout() {}

    /** Product of the dimensions; 1 for a scalar, 0 as soon as one dimension is 0. */
    static long elementCount(List<Long> dims) throws TensorFormatException {
        if (dims.size() > MAXIMUM_RANK) {
            throw new TensorFormatException("RT-TENSOR-RANK", "A tensor of rank " + dims.size() + " is beyond 255.");
        }
        boolean empty = false;
        for (long dim : dims) {
            if (dim < 0) {
                throw new TensorFormatException("RT-TENSOR-SHAPE", "The shape " + dims + " has a negative dimension.");
            }
            empty |= dim == 0;
        }
        if (empty) {
            return 0;
        }
        long count = 1;
        for (long dim : dims) {
            if (Math.multiplyHigh(count, dim) != 0 || count * dim < 0) {
                throw new TensorFormatException(
                        "RT-TENSOR-SIZE", "The shape " + dims + " has more than 2^63 elements.");
            }
            count *= dim;
        }
        return count;
    }

    /** Exact number of bytes of the packed elements; refuses what one buffer cannot hold. */
    static int byteCount(ElementType type, List<Long> dims) throws TensorFormatException {
        long count = elementCount(dims);
        try {
            return Math.toIntExact(type.packedBytes(count));
        } catch (ArithmeticException e) {
            throw new TensorFormatException(
                    "RT-TENSOR-SIZE", "A " + type + " tensor of shape " + dims + " is larger than 2 GiB.", e);
        }
    }

    /** A read-only little-endian view of exactly the bytes of the tensor, its unused last bits cleared. */
    static ByteBuffer numeric(ElementType type, List<Long> dims, ByteBuffer bytes) throws TensorFormatException {
        int expected = byteCount(type, dims);
        if (bytes.remaining() != expected) {
            throw new TensorFormatException(
                    "RT-TENSOR-LENGTH",
                    "A " + type + " tensor of shape " + dims + " takes " + expected + " bytes, not " + bytes.remaining()
                            + ".");
        }
        return clearUnusedBits(type, elementCount(dims), bytes.slice())
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writers disagree on what the unused bits of the last byte hold; equality and digest need one answer. */
    private static ByteBuffer clearUnusedBits(ElementType type, long elements, ByteBuffer bytes) {
        int used = (int) (elements * type.bits() & 7);
        int last = bytes.limit() - 1;
        if (type.bits() >= 8 || used == 0 || (bytes.get(last) & 0xff) >>> used == 0) {
            return bytes;
        }
        ByteBuffer copy =
                ByteBuffer.allocate(bytes.limit()).put(bytes.duplicate()).flip();
        return copy.put(last, (byte) (bytes.get(last) & (1 << used) - 1));
    }
}
