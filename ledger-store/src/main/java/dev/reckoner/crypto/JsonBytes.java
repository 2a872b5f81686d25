package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text in UTF-8 as RFC 8785 writes it, gathered in a growing array. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ESCAPE = 6;
    /** Of ASCII, what stands for itself in a string. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        Arrays.fill(PLAIN, 0x20, PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] bytes = new byte[4096];
    private int size;

    /** A character of ASCII. */
    void put(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    /** Text of ASCII, as it is. */
    void put(String ascii) {
        put(ascii, 0, ascii.length());
    }

    @SuppressWarnings("deprecation") // takes the low byte of each character, which is all that ASCII has
    private void put(String ascii, int from, int to) {
        reserve(to - from);
        ascii.getBytes(from, to, bytes, size);
        size += to - from;
    }

    /**
     * A string with its quotes and escapes (RFC 8785 3.2.2.2).
     *
     * @throws IllegalArgumentException if it has half a surrogate pair
     */
    void putString(String text) {
        put('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !PLAIN[c]) {
                put(text, plain, i);
                reserve(LONGEST_ESCAPE);
                i += putSpecial(text, i, c);
                plain = i + 1;
            }
        }
        put(text, plain, text.length());
        put('"');
    }

    /** What is not plain; answers how many further characters of the text it took. */
    private int putSpecial(String text, int at, char c) {
        if (c < 0x80) {
            putEscape(c);
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xc0 | c >> 6);
            putTail(c);
        } else if (!Character.isSurrogate(c)) {
            bytes[size++] = (byte) (0xe0 | c >> 12);
            putTail(c >> 6);
            putTail(c);
        } else {
            putSupplementary(text, at);
            return 1;
        }
        return 0;
    }

    private void putEscape(char c) {
        bytes[size++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[size++] = (byte) c;
            case '\b' -> bytes[size++] = 'b';
            case '\f' -> bytes[size++] = 'f';
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[c >> 4];
                bytes[size++] = HEX[c & 0xf];
            }
        }
    }

    private void putSupplementary(String text, int at) {
        int point = text.codePointAt(at);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            throw new IllegalArgumentException("Half a surrogate pair has no UTF-8 form");
        }
        bytes[size++] = (byte) (0xf0 | point >> 18);
        putTail(point >> 12);
        putTail(point >> 6);
        putTail(point);
    }

    private void putTail(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    int size() {
        return size;
    }

    /**
     * Puts the last parts, which commas separate, into another order.
     *
     * @param starts where each begins; the last ends with the text
     * @param order positions in {@code starts}
     */
    void reorder(int[] starts, int[] order) {
        int from = starts[0];
        byte[] before = Arrays.copyOfRange(bytes, from, size);
        int at = from;
        for (int part : order) {
            if (at > from) {
                bytes[at++] = ',';
            }
            int end = part + 1 < starts.length ? starts[part + 1] - 1 : size;
            System.arraycopy(before, starts[part] - from, bytes, at, end - starts[part]);
            at += end - starts[part];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
