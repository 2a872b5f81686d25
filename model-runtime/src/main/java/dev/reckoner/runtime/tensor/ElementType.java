package dev.reckoner.runtime.tensor;

import java.util.Optional;

/**
 * Element types of ONNX tensors, with the numbers of {@code TensorProto.DataType}.
 *
 * <p>Types narrower than a byte are packed, the first element in the low bits.
 */
public enum ElementType {
    FLOAT(1, 32, Family.REAL),
    UINT8(2, 8, Family.UNSIGNED),
    INT8(3, 8, Family.SIGNED),
    UINT16(4, 16, Family.UNSIGNED),
    INT16(5, 16, Family.SIGNED),
    INT32(6, 32, Family.SIGNED),
    INT64(7, 64, Family.SIGNED),
    STRING(8, 0, Family.TEXT),
    BOOL(9, 8, Family.TRUTH),
    FLOAT16(10, 16, Family.REAL),
    DOUBLE(11, 64, Family.REAL),
    UINT32(12, 32, Family.UNSIGNED),
    UINT64(13, 64, Family.UNSIGNED),
    COMPLEX64(14, 64, Family.COMPLEX),
    COMPLEX128(15, 128, Family.COMPLEX),
    BFLOAT16(16, 16, Family.REAL),
    FLOAT8E4M3FN(17, 8, Family.REAL),
    FLOAT8E4M3FNUZ(18, 8, Family.REAL),
    FLOAT8E5M2(19, 8, Family.REAL),
    FLOAT8E5M2FNUZ(20, 8, Family.REAL),
    UINT4(21, 4, Family.UNSIGNED),
    INT4(22, 4, Family.SIGNED),
    FLOAT4E2M1(23, 4, Family.REAL),
    FLOAT8E8M0(24, 8, Family.REAL),
    UINT2(25, 2, Family.UNSIGNED),
    INT2(26, 2, Family.SIGNED);

    private static final ElementType[] BY_NUMBER = new ElementType[27];

    static {
        for (ElementType type : values()) {
            BY_NUMBER[type.number] = type;
        }
    }

    private final int number;
    private final int bits;
    private final Family family;

    ElementType(int number, int bits, Family family) {
        this.number = number;
        this.bits = bits;
        this.family = family;
    }

    /** What the bits of an element stand for. */
    public enum Family {
        REAL,
        COMPLEX,
        SIGNED,
        UNSIGNED,
        TRUTH,
        TEXT
    }

    /** Number of this type in {@code TensorProto.DataType}. */
    public int number() {
        return number;
    }

    /** Bits of one element; 0 for strings, which vary. */
    public int bits() {
        return bits;
    }

    /** What the bits stand for. */
    public Family family() {
        return family;
    }

    /** True for real and complex floating-point types, on which a tolerance makes sense. */
    public boolean isFloatingPoint() {
        return family == Family.REAL || family == Family.COMPLEX;
    }

    /** Bytes that this many elements take when packed; throws ArithmeticException beyond 2^63 bits. */
    long packedBytes(long elements) {
        return bits >= 8
                ? Math.multiplyExact(elements, (long) bits / 8)
                : Math.addExact(Math.multiplyExact(elements, (long) bits), 7L) / 8;
    }

    /** The type with this number; empty for 0 (undefined) and for numbers that are not assigned. */
    public static Optional<ElementType> ofNumber(int number) {
        return number < 0 || number >= BY_NUMBER.length ? Optional.empty() : Optional.ofNullable(BY_NUMBER[number]);
    }
}
