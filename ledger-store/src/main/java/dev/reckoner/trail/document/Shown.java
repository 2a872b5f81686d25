package dev.reckoner.trail.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** Values in the form in which people read them, never longer than a line. */
final class Shown {
    private static final int CHARACTERS = 200;
    private static final int HEX_BYTES = 64;

    private Shown() {}

    static String count(long number, String of) {
        return String.format(Locale.ROOT, "%,d %s%s", number, of, number == 1 ? "" : "s");
    }

    /** Hexadecimal; long values with their size and an ellipsis. */
    static String hex(byte[] bytes, int from, int to) {
        if (to - from <= HEX_BYTES) {
            return HexFormat.of().formatHex(bytes, from, to);
        }
        return count(to - from, "byte") + ": " + HexFormat.of().formatHex(bytes, from, from + 24) + "…";
    }

    /** One line of text without control characters. */
    static String text(String text) {
        int end = Math.min(text.length(), CHARACTERS);
        // Not between the halves of a surrogate pair.
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var shown = new StringBuilder();
        text.substring(0, end).codePoints().forEach(c -> shown.appendCodePoint(visible(c)));
        return end < text.length() ? shown + "…" : shown.toString();
    }

    // Direction marks and controls could make one value look like another.
    private static int visible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR ? '␣' : c;
    }

    /** Milliseconds since 1970, unsigned, in UTC. */
    static String time(long millis) {
        try {
            return millis < 0
                    ? Long.toUnsignedString(millis) + " ms"
                    : Instant.ofEpochMilli(millis).toString();
        } catch (DateTimeException beyond) {
            return millis + " ms";
        }
    }
}
