package dev.reckoner.trail.document;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Hexadecimal digits with the place in the document that carries them.
 *
 * @param digits lower case, an even number, without {@code 0x}
 * @param offset of the first digit, or of the first byte where the document holds the bytes themselves
 * @param bytesPerPair document bytes that carry two digits: 2 for text, 1 for the bytes themselves
 */
record HexText(String digits, int offset, int bytesPerPair) {
    /** The text of a JSON member; empty where it is not whole bytes in hexadecimal. */
    static Optional<HexText> of(DocumentField member, byte[] document) {
        int end = member.offset() + member.length() - 1;
        if (end <= member.offset() || document[end] != '"') {
            return Optional.empty();
        }
        int start = end;
        while (start > member.offset() && document[start - 1] != '"') {
            start--;
        }
        var text = new String(document, start, end - start, StandardCharsets.ISO_8859_1);
        int prefix = text.startsWith("0x") ? 2 : 0;
        var digits = text.substring(prefix).toLowerCase(Locale.ROOT);
        boolean hex = digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
        return hex ? Optional.of(new HexText(digits, start + prefix, 2)) : Optional.empty();
    }

    /** Bytes as they are. */
    static HexText of(byte[] document) {
        return new HexText(HexFormat.of().formatHex(document), 0, 1);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }

    int size() {
        return digits.length() / 2;
    }

    /** Without the first bytes. */
    HexText from(int bytes) {
        return new HexText(digits.substring(2 * bytes), offset + bytes * bytesPerPair, bytesPerPair);
    }

    /** Those bytes of it, if it has them and they are these. */
    Optional<Place> place(long from, String wanted) {
        boolean there = from >= 0
                && 2 * from + wanted.length() <= digits.length()
                && digits.startsWith(wanted, (int) (2 * from));
        return there
                ? Optional.of(new Place(offset + (int) from * bytesPerPair, wanted.length() / 2 * bytesPerPair))
                : Optional.empty();
    }

    /** All of it. */
    Place whole() {
        return new Place(offset, size() * bytesPerPair);
    }

    /**
     * Bytes of the document.
     *
     * @param offset of the first
     * @param length how many
     */
    record Place(int offset, int length) {
        int end() {
            return offset + length;
        }
    }
}
