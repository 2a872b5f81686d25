package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable dense tensor in row-major order, at most 2 GiB.
 *
 * <p>The data are held as they are hashed and stored: little-endian elements, packed where narrower than a byte; strings as
 * u32le length and bytes (UTF-8 by the standard, not checked). Two tensors are equal if type, shape and every bit agree.
 */
public final class Tensor implements OnnxValue {
    private final ElementType type;
    private final List<Long> dims;
    private final long elements;
    private final ByteBuffer data;
    /** Offset of each string's length field; empty for numbers. */
    private final int[] strings;

    private @Nullable String sha256;

    private Tensor(ElementType type, List<Long> dims, long elements, ByteBuffer data, int[] strings) {
        this.type = type;
        this.dims = List.copyOf(dims);
        this.elements = elements;
        this.data = data;
        this.strings = strings;
    }

    /**
     * Takes over a buffer of packed little-endian numbers without copying; the caller must not change it afterwards. A direct
     * buffer reaches the runtime without a further copy.
     *
     * @throws TensorFormatException if type, shape and length do not belong together
     */
    public static Tensor wrap(ElementType type, List<Long> dims, ByteBuffer bytes) throws TensorFormatException {
        if (type == ElementType.STRING) {
            throw new TensorFormatException("RT-TENSOR-TYPE", "Strings have no raw form.");
        }
        ByteBuffer data = TensorLayout.numeric(type, dims, bytes);
        return new Tensor(type, dims, TensorLayout.elementCount(dims), data, new int[0]);
    }

    /** A tensor of byte strings; throws as {@link #wrap}. */
    public static Tensor wrapStrings(List<Long> dims, List<byte[]> values) throws TensorFormatException {
        long elements = TensorLayout.elementCount(dims);
        if (elements != values.size()) {
            throw new TensorFormatException(
                    "RT-TENSOR-LENGTH", "A tensor of shape " + dims + " does not hold " + values.size() + " strings.");
        }
        long total = values.stream().mapToLong(value -> 4L + value.length).sum();
        if (total > Integer.MAX_VALUE) {
            throw new TensorFormatException("RT-TENSOR-SIZE", "The strings take more than 2 GiB.");
        }
        ByteBuffer data = ByteBuffer.allocate((int) total).order(ByteOrder.LITTLE_ENDIAN);
        int[] offsets = new int[values.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = data.position();
            data.putInt(values.get(i).length).put(values.get(i));
        }
        ByteBuffer view = data.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(ElementType.STRING, dims, elements, view, offsets);
    }

    /** A tensor of a copy of these packed little-endian bytes. */
    public static Tensor ofRaw(ElementType type, List<Long> dims, byte... bytes) {
        return trusted(type, dims, ByteBuffer.wrap(bytes.clone()));
    }

    /** A FLOAT tensor. */
    public static Tensor ofFloats(List<Long> dims, float... values) {
        ByteBuffer bytes = direct(4L * values.length);
        bytes.asFloatBuffer().put(values);
        return trusted(ElementType.FLOAT, dims, bytes);
    }

    /** A DOUBLE tensor. */
    public static Tensor ofDoubles(List<Long> dims, double... values) {
        ByteBuffer bytes = direct(8L * values.length);
        bytes.asDoubleBuffer().put(values);
        return trusted(ElementType.DOUBLE, dims, bytes);
    }

    /** An INT64 tensor. */
    public static Tensor ofLongs(List<Long> dims, long... values) {
        ByteBuffer bytes = direct(8L * values.length);
        bytes.asLongBuffer().put(values);
        return trusted(ElementType.INT64, dims, bytes);
    }

    /** An INT32 tensor. */
    public static Tensor ofInts(List<Long> dims, int... values) {
        ByteBuffer bytes = direct(4L * values.length);
        bytes.asIntBuffer().put(values);
        return trusted(ElementType.INT32, dims, bytes);
    }

    /** A STRING tensor of UTF-8 strings. */
    public static Tensor ofStrings(List<Long> dims, String... values) {
        List<byte[]> bytes = Arrays.stream(values)
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        try {
            return wrapStrings(dims, bytes);
        } catch (TensorFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tensor trusted(ElementType type, List<Long> dims, ByteBuffer bytes) {
        try {
            return wrap(type, dims, bytes);
        } catch (TensorFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Element type. */
    public ElementType type() {
        return type;
    }

    /** Dimensions, outermost first; empty for a scalar. */
    public List<Long> dims() {
        return dims;
    }

    /** Number of elements. */
    public long elementCount() {
        return elements;
    }

    /** Number of real numbers: the elements, twice as many for complex types, none for strings. */
    public long scalarCount() {
        return switch (type.family()) {
            case COMPLEX -> 2 * elements;
            case TEXT -> 0;
            default -> elements;
        };
    }

    /** A read-only little-endian view of the data, as described for the class. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Scalar number {@code flatIndex} of {@link #scalarCount()}; wide integers are rounded to the nearest double. */
    public double doubleAt(long flatIndex) {
        return Scalars.value(type, bitsAt(flatIndex));
    }

    /** The bits of a scalar, right-aligned and zero-extended. */
    public long bitsAt(long flatIndex) {
        return Scalars.bits(type, data, flatIndex);
    }

    /**
     * Position of a scalar among the values of its type, increasing with the value: the difference of two is their distance in
     * units in the last place. Both zeros are at 0; UINT64 is shifted by -2^63; NaN lies beyond infinity.
     */
    public long ordinalAt(long flatIndex) {
        return Scalars.ordinal(type, bitsAt(flatIndex));
    }

    /** Bytes of string number {@code flatIndex}. */
    public byte[] bytesAt(long flatIndex) {
        int at = strings[Math.toIntExact(flatIndex)];
        byte[] bytes = new byte[data.getInt(at)];
        data.get(at + 4, bytes);
        return bytes;
    }

    /** String number {@code flatIndex}; malformed UTF-8 is replaced. */
    public String stringAt(long flatIndex) {
        return new String(bytesAt(flatIndex), StandardCharsets.UTF_8);
    }

    /** The bytes over which {@link #sha256()} goes. */
    public byte[] canonicalBytes() {
        return CanonicalForm.bytes(this);
    }

    /** SHA-256 of the canonical bytes, lower-case hexadecimal. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = CanonicalForm.sha256(this);
            sha256 = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tensor that && type == that.type && dims.equals(that.dims) && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + dims.hashCode()) + data.limit();
    }

    @Override
    public String toString() {
        return type + dims.toString();
    }
}
