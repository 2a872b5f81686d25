package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes JSON byte for byte as CPython's {@code json.dumps} does with its defaults: separators {@code ", "} and
 * {@code ": "}, ASCII only, floats as {@code repr}. Source: CPython, {@code Lib/json/encoder.py}.
 */
public final class PythonJson {
    private static final Comparator<Map.Entry<String, JsonNode>> BY_KEY =
            Map.Entry.comparingByKey(PythonJson::compareCodePoints);

    private final boolean sorted;
    private final StringBuilder out = new StringBuilder();

    private PythonJson(boolean sorted) {
        this.sorted = sorted;
    }

    /** {@code json.dumps(value, sort_keys=True)}: keys in the order of their code points. */
    public static String dumpsSorted(JsonNode value) {
        return new PythonJson(true).write(value).toString();
    }

    /** {@code json.dumps(value)}: keys in the order in which they came. */
    public static String dumps(JsonNode value) {
        return new PythonJson(false).write(value).toString();
    }

    /** The bytes of text that this class wrote; it is ASCII. */
    public static byte[] bytes(String dumped) {
        return dumped.getBytes(StandardCharsets.US_ASCII);
    }

    private StringBuilder write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case BOOLEAN -> out.append(value.booleanValue());
            case NUMBER -> out.append(number(value));
            default -> out.append("null");
        }
        return out;
    }

    private void object(JsonNode value) {
        Stream<Map.Entry<String, JsonNode>> entries = value.properties().stream();
        List<Map.Entry<String, JsonNode>> members = (sorted ? entries.sorted(BY_KEY) : entries).toList();
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members) {
            out.append(separator);
            string(member.getKey());
            out.append(": ");
            write(member.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void array(JsonNode value) {
        out.append('[');
        for (Iterator<JsonNode> items = value.elements(); items.hasNext(); ) {
            write(items.next());
            if (items.hasNext()) {
                out.append(", ");
            }
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c >= ' ' && c <= '~') {
                    out.append(c);
                } else {
                    out.append("\\u").append(String.format("%04x", (int) c));
                }
            }
        }
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
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
