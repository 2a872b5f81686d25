package dev.reckoner.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;

/**
 * Refuses escapes in JSON that are half a surrogate pair: RFC 8259 lets them pass, and no text that could be kept or shown
 * comes of them (RFC 7493, 2.1). Surrogates that stand in the bytes themselves are no UTF-8 and never come here.
 */
final class JsonEscapes {
    private static final int NONE = -1;
    /** Characters of an escape such as backslash n, and of one such as backslash u0041. */
    private static final int SHORT = 2;

    private static final int LONG = 6;

    private JsonEscapes() {}

    /** Refuses the document's text; only a text with an escaped surrogate is looked at closely. */
    static void check(String json) throws TrailFormatException {
        if (json.contains("\\ud") || json.contains("\\uD")) {
            int half = half(json);
            if (half != NONE) {
                throw JsonComplaint.halfPair(place(json, half));
            }
        }
    }

    /** Refuses a value that was read already. */
    static void check(JsonNode value) throws TrailFormatException {
        if (value.isTextual() && !WellFormedText.isWellFormed(value.textValue())) {
            throw JsonComplaint.halfPair("");
        }
        for (var member : value.properties()) {
            if (!WellFormedText.isWellFormed(member.getKey())) {
                throw JsonComplaint.halfPair("");
            }
        }
        for (JsonNode inner : value) {
            check(inner);
        }
    }

    /** Where the first escape stands that is half a pair. */
    private static int half(String json) {
        int high = NONE;
        int next = 0;
        for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', next)) {
            int unit = unit(json, at);
            boolean completes = high != NONE && at == next && isLow(unit);
            if (high != NONE && !completes) {
                return high;
            }
            if (!completes && isLow(unit)) {
                return at;
            }
            high = unit != NONE && Character.isHighSurrogate((char) unit) ? at : NONE;
            next = at + (unit == NONE ? SHORT : LONG);
        }
        return high;
    }

    private static boolean isLow(int unit) {
        return unit != NONE && Character.isLowSurrogate((char) unit);
    }

    /** The UTF-16 unit that the escape at the backslash stands for; none where it is a short one, or no escape at all. */
    private static int unit(String json, int backslash) {
        if (backslash + LONG > json.length() || json.charAt(backslash + 1) != 'u') {
            return NONE;
        }
        int unit = 0;
        for (int i = backslash + SHORT; i < backslash + LONG; i++) {
            char c = json.charAt(i);
            if (!HexFormat.isHexDigit(c)) {
                return NONE;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(c);
        }
        return unit;
    }

    private static String place(String json, int offset) {
        long line = json.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + ", column " + (offset - json.lastIndexOf('\n', offset));
    }
}
