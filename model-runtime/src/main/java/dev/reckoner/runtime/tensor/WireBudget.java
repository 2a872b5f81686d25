package dev.reckoner.runtime.tensor;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the heap that the messages in a file take, before they become objects. An empty message takes two bytes in a file and a
 * hundred in memory, so a file of a few megabytes could otherwise exhaust the memory. What takes no more room in memory than in the
 * file, such as raw data, costs nothing here: whoever holds the file has the room.
 *
 * <p>The encoding is read as the library reads it (protobuf.dev, Encoding), and more strictly where that is lax: a tag that is longer
 * than it need be is cut to 32 bits there, so that it would mean another field than it says.
 */
public final class WireBudget {
    /** Heap that the messages may take, bytes; the largest language models have some hundred thousand nodes. */
    private static final long BUDGET = 512L << 20;

    /** What one message takes at the least, bytes, measured roughly; then the same for a text or byte string. */
    private static final int MESSAGE = 150;

    private static final int TEXT = 60;

    /** What a field takes that the library does not know but keeps. */
    private static final int UNKNOWN = 200;

    private static final int MAXIMUM_DEPTH = 100;
    private static final int TAG_BYTES = 5;

    private long spent;

    /** Why bytes are not to be parsed. */
    public enum Fault {
        /** Too many parts, or nested too deeply. */
        COMPLEX,
        /** Not a message, or damaged. */
        CORRUPT
    }

    /** What keeps the remaining bytes from being parsed as a message of that type; empty if nothing does. */
    public static Optional<Fault> fault(ByteBuffer bytes, Descriptor type) {
        return new WireBudget().spend(bytes, type);
    }

    /** As {@link #fault}, where what was spent before on other messages counts as well. */
    public Optional<Fault> spend(ByteBuffer bytes, Descriptor type) {
        ByteBuffer own = bytes.duplicate();
        try {
            message(own, type, own.limit(), 0);
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.fault);
        }
    }

    /** Ends the reading. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Refused(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }
    }

    private void message(ByteBuffer bytes, Descriptor type, int end, int depth) throws Refused {
        spend(MESSAGE);
        if (depth > MAXIMUM_DEPTH) {
            throw new Refused(Fault.COMPLEX);
        }
        while (bytes.position() < end) {
            int tag = tag(bytes, end);
            FieldDescriptor field = known(type.findFieldByNumber(WireFormat.getTagFieldNumber(tag)), tag);
            if (field == null) {
                spend(UNKNOWN);
            }
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> number(field, varint(bytes, end));
                case WireFormat.WIRETYPE_FIXED64 -> skip(bytes, Long.BYTES, end);
                case WireFormat.WIRETYPE_FIXED32 -> skip(bytes, Integer.BYTES, end);
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(bytes, field, length(bytes, end), depth);
                default -> throw new Refused(Fault.CORRUPT);
            }
        }
    }

    /** A field in another form than its own is kept as one that is not known. */
    private static @Nullable FieldDescriptor known(@Nullable FieldDescriptor field, int tag) {
        if (field == null) {
            return null;
        }
        int form = WireFormat.getTagWireType(tag);
        boolean packed = field.isPackable() && form == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        return packed || field.getLiteType().getWireType() == form ? field : null;
    }

    private void delimited(ByteBuffer bytes, @Nullable FieldDescriptor field, int length, int depth) throws Refused {
        int end = bytes.position() + length;
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            message(bytes, field.getMessageType(), end, depth + 1);
        } else if (field != null && field.isPackable()) {
            packed(bytes, field, end);
        } else {
            spend(TEXT);
            bytes.position(end);
        }
    }

    /** Numbers in a row; those of fixed length take the same room in memory. */
    private void packed(ByteBuffer bytes, FieldDescriptor field, int end) throws Refused {
        if (field.getLiteType().getWireType() != WireFormat.WIRETYPE_VARINT) {
            bytes.position(end);
        }
        while (bytes.position() < end) {
            number(field, varint(bytes, end));
        }
    }

    private void number(@Nullable FieldDescriptor field, long value) throws Refused {
        if (field == null) {
            return;
        }
        boolean strange = field.getJavaType() == FieldDescriptor.JavaType.ENUM
                && field.getEnumType().findValueByNumber((int) value) == null;
        if (strange) {
            spend(UNKNOWN);
        } else if (field.isRepeated()) {
            spend(field.getJavaType() == FieldDescriptor.JavaType.LONG ? Long.BYTES : Integer.BYTES);
        }
    }

    private void spend(int heap) throws Refused {
        spent += heap;
        if (spent > BUDGET) {
            throw new Refused(Fault.COMPLEX);
        }
    }

    private static int tag(ByteBuffer bytes, int end) throws Refused {
        int from = bytes.position();
        long tag = varint(bytes, end);
        if (bytes.position() - from > TAG_BYTES || tag >>> Integer.SIZE != 0) {
            throw new Refused(Fault.CORRUPT);
        }
        return (int) tag;
    }

    private static int length(ByteBuffer bytes, int end) throws Refused {
        long length = varint(bytes, end);
        if (length < 0 || length > end - bytes.position()) {
            throw new Refused(Fault.CORRUPT);
        }
        return (int) length;
    }

    private static void skip(ByteBuffer bytes, int count, int end) throws Refused {
        if (count > end - bytes.position()) {
            throw new Refused(Fault.CORRUPT);
        }
        bytes.position(bytes.position() + count);
    }

    private static long varint(ByteBuffer bytes, int end) throws Refused {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (bytes.position() >= end) {
                throw new Refused(Fault.CORRUPT);
            }
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Refused(Fault.CORRUPT);
    }
}
