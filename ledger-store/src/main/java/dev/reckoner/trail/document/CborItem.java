package dev.reckoner.trail.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A data item of CBOR (RFC 8949) and where it lies.
 *
 * @param major major type, 0 to 7
 * @param argument the header's number, unsigned; for type 7 the simple value or the float's bits
 * @param offset of the header's first byte
 * @param content of the first byte after the header
 * @param end after the last byte
 * @param indefinite of indefinite length; a string's chunks are then its children
 * @param children an array's elements, a map's keys and values in turn, a tag's one item
 */
record CborItem(
        int major, long argument, int offset, int content, int end, boolean indefinite, List<CborItem> children) {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    CborItem {
        children = List.copyOf(children);
    }

    boolean is(int type) {
        return major == type;
    }

    /** The content of a string, its chunks joined. */
    byte[] string(byte[] document) {
        if (!indefinite) {
            return Arrays.copyOfRange(document, content, end);
        }
        var joined = new ByteArrayOutputStream();
        children.forEach(chunk -> joined.write(document, chunk.content(), chunk.end() - chunk.content()));
        return joined.toByteArray();
    }

    String text(byte[] document) {
        return new String(string(document), StandardCharsets.UTF_8);
    }

    /** The value of the map's first member of that text key, or null. */
    @org.jspecify.annotations.Nullable
    CborItem member(String key, byte[] document) {
        for (int i = 0; is(MAP) && i + 1 < children.size(); i += 2) {
            if (children.get(i).is(TEXT) && children.get(i).text(document).equals(key)) {
                return children.get(i + 1);
            }
        }
        return null;
    }
}
