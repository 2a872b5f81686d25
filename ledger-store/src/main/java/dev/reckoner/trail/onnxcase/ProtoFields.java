package dev.reckoner.trail.onnxcase;

import dev.reckoner.trail.TrailFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Walks the fields of one protobuf message in a stream, without knowing the message and without holding it (protobuf.dev,
 * encoding). Groups are refused; ONNX has none.
 */
final class ProtoFields {
    /** Wire types. */
    static final int VARINT = 0;

    static final int LENGTH_DELIMITED = 2;

    private static final int I64 = 1;
    private static final int I32 = 5;

    private final InputStream in;
    private long left;
    private int field;
    private int wire;
    private long value;

    /**
     * Fields of a message.
     *
     * @param length bytes of the message
     */
    ProtoFields(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    /** Moves to the next field, over whatever the last one left unread; false at the end of the message. */
    boolean next() throws IOException {
        skip();
        if (left <= 0) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        value = switch (wire) {
            case VARINT -> varint();
            case LENGTH_DELIMITED -> varint();
            case I64 -> 8;
            case I32 -> 4;
            default -> throw damaged("has a field of an unknown kind");
        };
        boolean fits = wire == VARINT || value >= 0 && value <= left;
        if (field < 1 || tag >>> 32 != 0 || !fits) {
            throw damaged("has a field that is longer than the file");
        }
        return true;
    }

    /** The field's number. */
    int field() {
        return field;
    }

    /** The field's wire type. */
    int wire() {
        return wire;
    }

    /** A varint's value; for other fields the bytes of content that are still unread. */
    long value() {
        return value;
    }

    /** The content of a length-delimited field as a message of its own; it must be walked to its end. */
    ProtoFields message() {
        var inner = new ProtoFields(in, value);
        left -= value;
        value = 0;
        return inner;
    }

    private void skip() throws IOException {
        if (wire == VARINT || value == 0) {
            return;
        }
        try {
            in.skipNBytes(value);
        } catch (EOFException e) {
            throw damaged("ends in the middle of a field");
        }
        left -= value;
        value = 0;
    }

    private long varint() throws IOException {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = left-- > 0 ? in.read() : -1;
            if (b < 0) {
                throw damaged("ends in the middle of a field");
            }
            result |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return result;
            }
        }
        throw damaged("has a number that is too long");
    }

    private static TrailFormatException damaged(String what) {
        return new TrailFormatException(
                "TR-ONNX-DAMAGED",
                "",
                "The model file " + what,
                "Copy it again from its source; if it is the same there, ask the producer.");
    }
}
