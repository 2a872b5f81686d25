package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON byte for byte as CPython's {@code json.dumps} does with its defaults: separators {@code ", "} and
 * {@code ": "}, ASCII only, floats as {@code repr}. Source: CPython, {@code Lib/json/encoder.py}.
 */
public final class PythonJson {
    private static final Comparator<Map.Entry<String, JsonNode>> BY_KEY =
            Map.Entry.comparingByKey(PythonJson::compareCodePoints);

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final boolean sorted;
    private byte[] out = new byte[1_024];
    private int length;

    private PythonJson(boolean sorted) {
        this.sorted = sorted;
    }

    /** {@code json.dumps(value, sort_keys=True)}: keys in the order of their code points. */
    public static String dumpsSorted(JsonNode value) {
        return new String(sortedBytes(value), StandardCharsets.US_ASCII);
    }

    /** {@code json.dumps(value)}: keys in the order in which they came. */
    public static String dumps(JsonNode value) {
        return new String(bytes(value), StandardCharsets.US_ASCII);
    }

    /** {@code json.dumps(value, sort_keys=True).encode()}. */
    public static byte[] sortedBytes(JsonNode value) {
        return new PythonJson(true).written(value);
    }

    /** {@code json.dumps(value).encode()}. */
    public static byte[] bytes(JsonNode value) {
        return new PythonJson(false).written(value);
    }

    private byte[] written(JsonNode value) {
        write(value);
        return Arrays.copyOf(out, length);
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case BOOLEAN -> ascii(value.booleanValue() ? "true" : "false");
            case NUMBER -> ascii(number(value));
            default -> ascii("null");
        }
    }

    private void object(JsonNode value) {
        append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : sorted ? byKey(value) : value.properties()) {
            if (!first) {
                separator(',');
            }
            first = false;
            string(member.getKey());
            separator(':');
            write(member.getValue());
        }
        append('}');
    }

    private static Iterable<Map.Entry<String, JsonNode>> byKey(JsonNode object) {
        return object.size() < 2
                ? object.properties()
                : object.propertyStream().sorted(BY_KEY).toList();
    }

    private void array(JsonNode value) {
        append('[');
        for (Iterator<JsonNode> items = value.elements(); items.hasNext(); ) {
            write(items.next());
            if (items.hasNext()) {
                separator(',');
            }
        }
        append(']');
    }

    private void string(String text) {
        reserve(text.length() + 2);
        append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                append(c);
            } else {
                escaped(c);
            }
        }
        append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> unicode(c);
        }
    }

    private void escape(char c) {
        append('\\');
        append(c);
    }

    private void unicode(char c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            append((char) HEX[c >> shift & 0xf]);
        }
    }

    private void separator(char c) {
        append(c);
        append(' ');
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    private void append(char c) {
        if (length == out.length) {
            reserve(1);
        }
        out[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong()
                    ? Long.toString(value.longValue())
                    : value.bigIntegerValue().toString();
        }
        double number = value.doubleValue();
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity") : PythonFloat.repr(number);
    }

    // UTF-16 order differs from code point order above the surrogates.
    private static int compareCodePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }
}
