package dev.reckoner.audit;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Fixed-point numbers on their way into a tensor: float32 and float64 by Python's division, integers by their whole part. */
final class PackedNumbers {
    private final ElementType type;
    private final ByteBuffer bytes;

    /** Room for so many. */
    PackedNumbers(ElementType type, int count) {
        this.type = type;
        this.bytes = ByteBuffer.allocate(Math.multiplyExact(count, Math.max(1, type.bits() / Byte.SIZE)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Adds a number.
     *
     * @return false if the type does not hold it, or is none that nodes read numbers as
     */
    boolean put(FixedPoint number) {
        if (!number.isReadable()) {
            return false;
        }
        return switch (type) {
            case FLOAT -> add(bytes.putFloat(number.toFloat()));
            case DOUBLE -> add(bytes.putDouble(number.toDouble()));
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> integer(number.truncated());
            default -> false;
        };
    }

    private static boolean add(ByteBuffer added) {
        return added.position() > 0;
    }

    private boolean integer(BigInteger whole) {
        boolean signed = type.family() == ElementType.Family.SIGNED;
        boolean fits =
                signed ? whole.bitLength() < type.bits() : whole.signum() >= 0 && whole.bitLength() <= type.bits();
        if (fits) {
            long bits = whole.longValue();
            for (int shift = 0; shift < type.bits(); shift += Byte.SIZE) {
                bytes.put((byte) (bits >>> shift));
            }
        }
        return fits;
    }

    /** The tensor of all that was added. */
    Tensor tensor(List<Long> shape) throws TensorFormatException {
        return Tensor.wrap(type, shape, bytes.duplicate().flip());
    }
}
