package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NumPy's npy files, versions 1 to 3 (NEP 1). Numbers, complex numbers and truth values are read in either byte order and
 * either memory order; text, dates and records are refused, as are element types that NumPy lacks on writing.
 */
public final class Npy {
    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            Map.entry("f2", ElementType.FLOAT16),
            Map.entry("f4", ElementType.FLOAT),
            Map.entry("f8", ElementType.DOUBLE),
            Map.entry("c8", ElementType.COMPLEX64),
            Map.entry("c16", ElementType.COMPLEX128),
            Map.entry("i1", ElementType.INT8),
            Map.entry("i2", ElementType.INT16),
            Map.entry("i4", ElementType.INT32),
            Map.entry("i8", ElementType.INT64),
            Map.entry("u1", ElementType.UINT8),
            Map.entry("u2", ElementType.UINT16),
            Map.entry("u4", ElementType.UINT32),
            Map.entry("u8", ElementType.UINT64),
            Map.entry("b1", ElementType.BOOL));

    private Npy() {}

    /**
     * Reads a whole npy file.
     *
     * @throws TensorFormatException with codes RT-NPY-HEADER, RT-NPY-TYPE or those of {@link Tensor#wrap}
     */
    public static Tensor read(byte[] bytes) throws TensorFormatException {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        NpyHeader header = NpyHeader.read(file);
        ElementType type = type(header.descr());
        Tensor asStored = Tensor.wrap(type, header.dims(), file.slice());
        ByteBuffer data = asStored.data();
        if (header.descr().charAt(0) == '>') {
            data = swapped(data, Scalars.width(type) / 8);
        }
        if (header.columnMajor() && header.dims().size() > 1) {
            data = rowMajor(data, header.dims(), type.bits() / 8);
        }
        return Tensor.wrap(type, header.dims(), data);
    }

    /** Writes a version 1 file; throws TensorFormatException with RT-NPY-TYPE for a type that NumPy lacks. */
    public static byte[] write(Tensor tensor) throws TensorFormatException {
        String name = name(tensor.type())
                .orElseThrow(() -> new TensorFormatException(
                        "RT-NPY-TYPE", "An npy file cannot hold elements of type " + tensor.type() + "."));
        byte[] head = new NpyHeader((name.endsWith("1") ? "|" : "<") + name, false, tensor.dims()).bytes();
        ByteBuffer data = tensor.data();
        return ByteBuffer.allocate(Math.addExact(head.length, data.remaining()))
                .put(head)
                .put(data)
                .array();
    }

    private static ElementType type(String descr) throws TensorFormatException {
        ElementType type =
                descr.isEmpty() || "<>|=".indexOf(descr.charAt(0)) < 0 ? null : TYPES.get(descr.substring(1));
        if (type == null) {
            throw new TensorFormatException("RT-NPY-TYPE", "The npy element type '" + descr + "' is not read.");
        }
        return type;
    }

    private static Optional<String> name(ElementType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static ByteBuffer swapped(ByteBuffer from, int width) {
        ByteBuffer to = ByteBuffer.allocate(from.limit()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < from.limit(); at += width) {
            for (int i = 0; i < width; i++) {
                to.put(at + i, from.get(at + width - 1 - i));
            }
        }
        return to;
    }

    /** Walks the target in row-major order, keeping the offset of the same element in the column-major source. */
    private static ByteBuffer rowMajor(ByteBuffer from, List<Long> dims, int width) {
        ByteBuffer to = ByteBuffer.allocate(from.limit()).order(ByteOrder.LITTLE_ENDIAN);
        long[] strides = new long[dims.size()];
        long stride = width;
        for (int d = 0; d < strides.length; d++) {
            strides[d] = stride;
            stride *= dims.get(d);
        }
        long[] index = new long[dims.size()];
        long source = 0;
        for (int target = 0; target < to.limit(); target += width) {
            to.put(target, from, (int) source, width);
            for (int d = index.length - 1; d >= 0; d--) {
                source += strides[d];
                if (++index[d] < dims.get(d)) {
                    break;
                }
                source -= strides[d] * index[d];
                index[d] = 0;
            }
        }
        return to;
    }
}
