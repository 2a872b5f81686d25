package dev.reckoner.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes that are not what they should be, in lines for people: as text where they are UTF-8, else in hexadecimal. */
final class RawLines {
    private static final int TEXT = 34;
    private static final int BYTES = 11;
    /** A larger entry is read with the command line. */
    private static final int MOST = 2_000;

    private RawLines() {}

    static List<String> of(byte[] bytes) {
        try {
            return text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return hex(bytes);
        }
    }

    /** What no line can show, and what would turn its direction, is shown as its number. */
    private static List<String> text(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int shown = 0;
        for (int point : text.codePoints().toArray()) {
            line.append(isPlain(point) ? Character.toString(point) : "\\u%04x".formatted(point));
            if (++shown % TEXT == 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return cut(lines);
    }

    private static boolean isPlain(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static List<String> hex(byte[] bytes) {
        var format = HexFormat.ofDelimiter(" ");
        var lines = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += BYTES) {
            lines.add(format.formatHex(bytes, from, Math.min(bytes.length, from + BYTES)));
        }
        return cut(lines);
    }

    private static List<String> cut(List<String> lines) {
        return List.copyOf(lines.subList(0, Math.min(lines.size(), MOST)));
    }
}
