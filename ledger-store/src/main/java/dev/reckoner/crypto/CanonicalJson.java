package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import org.erdtman.jcs.NumberToJSON;

/**
 * The JSON Canonicalization Scheme, RFC 8785: one value, one sequence of bytes. A value that the scheme would change is
 * refused with {@link IllegalArgumentException}: integers beyond 2^53-1, decimals that no IEEE 754 double holds, numbers
 * that are not finite, text with half a surrogate pair (RFC 7493).
 */
public final class CanonicalJson {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final long SMALL = 1L << 53;
    private static final int DEPTH = 1_000;

    private CanonicalJson() {}

    /** The canonical bytes, UTF-8. */
    public static byte[] bytes(JsonNode value) {
        JsonBytes out = new JsonBytes();
        append(value, out, 0);
        return out.toByteArray();
    }

    /** The canonical text. */
    public static String text(JsonNode value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static void append(JsonNode value, JsonBytes out, int depth) {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("Nested deeper than " + DEPTH + " levels");
        }
        switch (value.getNodeType()) {
            case NULL -> out.put("null");
            case BOOLEAN -> out.put(value.booleanValue() ? "true" : "false");
            case NUMBER -> out.put(number(value));
            case STRING -> out.putString(value.textValue());
            case ARRAY -> array((ArrayNode) value, out, depth);
            case OBJECT -> object((ObjectNode) value, out, depth);
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getNodeType());
        }
    }

    private static void array(ArrayNode array, JsonBytes out, int depth) {
        out.put('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            append(array.get(i), out, depth + 1);
        }
        out.put(']');
    }

    // RFC 8785 3.2.3 orders names by UTF-16 code units, which is String's natural order.
    private static void object(ObjectNode object, JsonBytes out, int depth) {
        String[] names = new String[object.size()];
        Iterator<String> inOrder = object.fieldNames();
        for (int i = 0; i < names.length; i++) {
            names[i] = inOrder.next();
        }
        Arrays.sort(names);
        out.put('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            out.putString(names[i]);
            out.put(':');
            append(object.get(names[i]), out, depth + 1);
        }
        out.put('}');
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            if (value.canConvertToLong() && value.longValue() > -SMALL && value.longValue() < SMALL) {
                return Long.toString(value.longValue());
            }
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
}
