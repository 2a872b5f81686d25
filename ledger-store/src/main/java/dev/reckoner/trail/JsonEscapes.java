package dev.reckoner.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses escapes in JSON that are half a surrogate pair: RFC 8259 lets them pass, and no text that could be kept or shown
 * comes of them (RFC 7493, 2.1). Surrogates that stand in the bytes themselves are no UTF-8 and never come here.
 */
final class JsonEscapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|.)", Pattern.DOTALL);
    private static final int NONE = -1;

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

    private static int half(String json) {
        Matcher escape = ESCAPE.matcher(json);
        int high = NONE;
        int next = NONE;
        while (escape.find()) {
            char c = escape.group(1) == null ? ' ' : (char) Integer.parseInt(escape.group(1), 16);
            boolean completes = high != NONE && escape.start() == next && Character.isLowSurrogate(c);
            if (high != NONE && !completes) {
                return high;
            }
            if (!completes && Character.isLowSurrogate(c)) {
                return escape.start();
            }
            high = Character.isHighSurrogate(c) ? escape.start() : NONE;
            next = escape.end();
        }
        return high;
    }

    private static String place(String json, int offset) {
        long line = json.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + ", column " + (offset - json.lastIndexOf('\n', offset));
    }
}
