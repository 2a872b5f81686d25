package dev.reckoner.ui.document;

import java.util.Locale;

/**
 * Sixteen bytes of a document.
 *
 * @param bytes the whole document
 * @param offset of the first, a multiple of 16
 */
record HexRow(byte[] bytes, int offset) {
    /** Bytes in a row. */
    static final int WIDTH = 16;

    /** Rows of a document of that size. */
    static int count(int length) {
        return Math.ceilDiv(length, WIDTH);
    }

    /** How many bytes this row has: the last one may have fewer. */
    int length() {
        return Math.min(WIDTH, bytes.length - offset);
    }

    /** Six digits, more where the document is larger than 16 MB. */
    String place() {
        return String.format(Locale.ROOT, "%06x", offset);
    }

    /** Two digits. */
    String pair(int column) {
        return String.format(Locale.ROOT, "%02x", bytes[offset + column]);
    }

    /** The printable ASCII character, else a middle dot. */
    String character(int column) {
        byte value = bytes[offset + column];
        return value >= 0x20 && value < 0x7f ? String.valueOf((char) value) : "·";
    }

    /** The row in words, for screen readers. */
    String spoken() {
        var text = new StringBuilder();
        for (int i = 0; i < length(); i++) {
            text.append(i == 0 ? "" : " ").append(pair(i));
        }
        return text.toString();
    }
}
