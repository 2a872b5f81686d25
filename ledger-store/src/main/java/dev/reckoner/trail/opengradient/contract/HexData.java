package dev.reckoner.trail.opengradient.contract;

import java.util.HexFormat;

/**
 * Bytes of any length, so that two values of the same bytes are equal.
 *
 * @param text {@code 0x} and lower-case hexadecimal, two characters a byte
 */
public record HexData(String text) {
    private static final HexFormat HEX = HexFormat.of();

    public HexData {
        if (!text.startsWith("0x")
                || text.length() % 2 != 0
                || !text.substring(2).matches("[0-9a-f]*")) {
            throw new IllegalArgumentException("Not 0x and lower-case hexadecimal: " + text);
        }
    }

    /** Wraps the bytes. */
    public static HexData of(byte[] bytes) {
        return new HexData("0x" + HEX.formatHex(bytes));
    }

    /** The bytes. */
    public byte[] bytes() {
        return HEX.parseHex(text, 2, text.length());
    }

    /** How many bytes. */
    public int size() {
        return text.length() / 2 - 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
