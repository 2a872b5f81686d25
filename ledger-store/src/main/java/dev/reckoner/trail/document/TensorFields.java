package dev.reckoner.trail.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An ONNX TensorProto (onnx.proto3) as fields, read as bare protocol buffer fields: the data itself is not decoded. */
final class TensorFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private static final List<String> TYPES = List.of(
            "undefined",
            "float32",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "float16",
            "float64",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    private final byte[] document;
    private final FoldedChildren folded = new FoldedChildren();
    private final List<String> dims = new ArrayList<>();
    private Optional<String> type = Optional.empty();
    private long count;
    private int at;

    private TensorFields(byte[] document) {
        this.document = document;
    }

    /** The tensor, or empty if the bytes are no TensorProto. */
    static Optional<DocumentField> decode(byte[] document) {
        var tensor = new TensorFields(document);
        try {
            while (tensor.at < document.length) {
                tensor.field();
            }
        } catch (MalformedDocumentException notOne) {
            return Optional.empty();
        }
        return tensor.type.map(type -> tensor.root(type));
    }

    private DocumentField root(String shownType) {
        var summary = Shown.text(shownType + " [" + String.join(", ", dims) + "]");
        return new DocumentField("ONNX tensor", summary, 0, document.length, folded.upTo(count, document.length));
    }

    private void field() throws MalformedDocumentException {
        int start = at;
        long key = varint();
        int wire = (int) (key & 7);
        var name = name(key >>> 3, wire, start);
        String value = switch (wire) {
            case VARINT -> number(name, varint());
            case FIXED64 -> Shown.hex(document, at, skip(8));
            case FIXED32 -> Shown.hex(document, at, skip(4));
            default -> string(name, varint());
        };
        count++;
        if (folded.hasRoom()) {
            folded.add(new DocumentField(name, value, start, at - start, List.of()));
        }
    }

    private static String name(long number, int wire, int at) throws MalformedDocumentException {
        boolean fits = switch ((int) Math.min(number, 100)) {
            case 1, 5, 7, 11 -> wire == VARINT || wire == LENGTH;
            case 2, 14 -> wire == VARINT;
            case 4 -> wire == FIXED32 || wire == LENGTH;
            case 10 -> wire == FIXED64 || wire == LENGTH;
            case 3, 6, 8, 9, 12, 13, 16 -> wire == LENGTH;
            default -> false;
        };
        if (!fits) {
            throw new MalformedDocumentException("No field of a TensorProto", at);
        }
        return switch ((int) number) {
            case 1 -> "dims";
            case 2 -> "data_type";
            case 3 -> "segment";
            case 4 -> "float_data";
            case 5 -> "int32_data";
            case 6 -> "string_data";
            case 7 -> "int64_data";
            case 8 -> "name";
            case 9 -> "raw_data";
            case 10 -> "double_data";
            case 11 -> "uint64_data";
            case 12 -> "doc_string";
            case 13 -> "external_data";
            case 14 -> "data_location";
            default -> "metadata_props";
        };
    }

    private String number(String name, long value) {
        if (name.equals("dims")) {
            addDimension(value);
        }
        if (name.equals("data_type")) {
            var shown = value >= 0 && value < TYPES.size() ? TYPES.get((int) value) : "type " + value;
            type = Optional.of(shown);
            return shown;
        }
        return Long.toString(value);
    }

    private void addDimension(long value) {
        if (dims.size() < FoldedChildren.MOST) {
            dims.add(Long.toString(value));
        }
    }

    private String string(String name, long length) throws MalformedDocumentException {
        int from = at;
        int end = skip(length);
        return switch (name) {
            case "name", "doc_string" ->
                Shown.text(new String(document, from, Math.min(end - from, 1_000), StandardCharsets.UTF_8));
            case "dims" -> packedDims(from, end);
            default -> Shown.count(end - from, "byte");
        };
    }

    private String packedDims(int from, int end) throws MalformedDocumentException {
        at = from;
        while (at < end) {
            addDimension(varint());
        }
        if (at != end) {
            throw new MalformedDocumentException("A number beyond its field", end);
        }
        return Shown.text(String.join(", ", dims));
    }

    private int skip(long length) throws MalformedDocumentException {
        if (length < 0 || length > document.length - at) {
            throw new MalformedDocumentException("A field longer than the document", at);
        }
        at += (int) length;
        return at;
    }

    private long varint() throws MalformedDocumentException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= document.length) {
                throw new MalformedDocumentException("The document ends too early", at);
            }
            byte b = document[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedDocumentException("A number of more than ten bytes", at);
    }
}
