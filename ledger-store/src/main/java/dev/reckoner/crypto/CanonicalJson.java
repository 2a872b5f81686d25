package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.erdtman.jcs.NumberToJSON;

/**
 * The JSON Canonicalization Scheme, RFC 8785: one value, one sequence of bytes. A value that the scheme would change is
 * refused with {@link IllegalArgumentException}: integers beyond 2^53-1, decimals that no IEEE 754 double holds, numbers
 * that are not finite, text with half a surrogate pair (RFC 7493).
 */
public final class CanonicalJson {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final int DEPTH = 1_000;

    private CanonicalJson() {}

    /** The canonical bytes, UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text. */
    public static String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(value, out, 0);
        return out.toString();
    }

    private static void append(JsonNode value, StringBuilder out, int depth) {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("Nested deeper than " + DEPTH + " levels");
        }
        switch (value.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(value.booleanValue());
            case NUMBER -> out.append(number(value));
            case STRING -> string(value.textValue(), out);
            case ARRAY -> array((ArrayNode) value, out, depth);
            case OBJECT -> object((ObjectNode) value, out, depth);
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getNodeType());
        }
    }

    private static void array(ArrayNode array, StringBuilder out, int depth) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(array.get(i), out, depth + 1);
        }
        out.append(']');
    }

    // RFC 8785 3.2.3 orders names by UTF-16 code units, which is String's natural order.
    private static void object(ObjectNode object, StringBuilder out, int depth) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        char before = '{';
        for (String name : names) {
            out.append(before);
            string(name, out);
            out.append(':');
            append(object.get(name), out, depth + 1);
            before = ',';
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            if (value.bigIntegerValue().abs().compareTo(LARGEST) > 0) {
                throw new IllegalArgumentException("Integers beyond 2^53-1 have no canonical form: " + value);
            }
            return value.bigIntegerValue().toString();
        }
        String text = ecmaScript(value.doubleValue());
        if (value.isBigDecimal() && new BigDecimal(text).compareTo(value.decimalValue()) != 0) {
            throw new IllegalArgumentException("No IEEE 754 double holds " + value);
        }
        return text;
    }

    private static String ecmaScript(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a finite number: " + value);
        }
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a number for JSON: " + value, e);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && Character.charCount(text.codePointAt(i)) == 2) {
                out.append(c).append(text.charAt(++i));
            } else {
                character(c, out);
            }
        }
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        if (Character.isSurrogate(c)) {
            throw new IllegalArgumentException("Half a surrogate pair has no UTF-8 form");
        }
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : Character.toString(c));
        }
    }
}
