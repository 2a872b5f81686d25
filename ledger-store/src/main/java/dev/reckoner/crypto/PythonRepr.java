package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** Writes a value read from JSON as CPython's {@code repr} does: single quotes, {@code True}, {@code None}. */
public final class PythonRepr {
    private PythonRepr() {}

    /** {@code repr(value)}; for lists and dictionaries also {@code str(value)}. Keys keep their order. */
    public static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .map(m -> string(m.getKey()) + ": " + of(m.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case ARRAY -> value.valueStream().map(PythonRepr::of).collect(Collectors.joining(", ", "[", "]"));
            case STRING -> string(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER ->
                value.isIntegralNumber() ? value.bigIntegerValue().toString() : PythonFloat.repr(value.doubleValue());
            default -> "None";
        };
    }

    /** {@code repr} of a string: double quotes only where it holds single quotes and no double ones. */
    static String string(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> append(out, c, quote));
        return out.append(quote).toString();
    }

    private static void append(StringBuilder out, int c, char quote) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (printable(c)) {
                    out.appendCodePoint(c);
                } else if (c <= 0xff) {
                    out.append(String.format("\\x%02x", c));
                } else {
                    out.append(c <= 0xffff ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
                }
            }
        }
    }

    /** str.isprintable: not of the categories Other and Separator, the space excepted. */
    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
