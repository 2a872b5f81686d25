package dev.reckoner.runtime.commit;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorSequence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The canonical bytes of any value. A tensor has those of {@link Tensor#canonicalBytes}. The others extend that form by numbers that
 * no element type has, and hold hashes in place of what they hold, so that one tensor of a long sequence can be shown alone:
 *
 * <pre>
 * sequence  u8 version=1 | u8 0x80 | u64le count | count × SHA-256 of the canonical bytes of an element
 * optional  u8 version=1 | u8 0x81 | u8 0 for nothing, 1 for something | then SHA-256 of its canonical bytes
 * </pre>
 */
public final class ValueForm {
    private static final byte VERSION = 1;
    private static final byte SEQUENCE = (byte) 0x80;
    private static final byte OPTIONAL = (byte) 0x81;

    private ValueForm() {}

    /** The canonical bytes; a copy of the data of a tensor. */
    public static byte[] bytes(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> tensor.canonicalBytes();
            case TensorSequence sequence -> sequence(sequence.tensors());
            case OptionalValue optional -> optional(optional);
        };
    }

    /** How many canonical bytes there are. */
    static long length(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> 3L + 8L * tensor.dims().size() + tensor.data().remaining();
            case TensorSequence sequence ->
                10L + (long) Hash.BYTES * sequence.tensors().size();
            case OptionalValue optional -> optional.value().isPresent() ? 3 + Hash.BYTES : 3;
        };
    }

    /** SHA-256 of the canonical bytes. */
    public static Hash digest(OnnxValue value) {
        return value instanceof Tensor tensor ? new Hash(tensor.sha256()) : Hash.ofBytes(bytes(value));
    }

    private static byte[] sequence(List<Tensor> elements) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(10, Math.multiplyExact(elements.size(), Hash.BYTES)))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(VERSION).put(SEQUENCE).putLong(elements.size());
        elements.forEach(element -> bytes.put(digest(element).bytes()));
        return bytes.array();
    }

    private static byte[] optional(OptionalValue optional) {
        boolean something = optional.value().isPresent();
        ByteBuffer bytes = ByteBuffer.allocate(something ? 3 + Hash.BYTES : 3);
        bytes.put(VERSION).put(OPTIONAL).put((byte) (something ? 1 : 0));
        optional.value().ifPresent(value -> bytes.put(digest(value).bytes()));
        return bytes.array();
    }
}
