package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sentences for what can be wrong with a JSON document. */
final class JsonComplaint {
    private static final String ASK = "Ask the producer for a corrected export.";

    private JsonComplaint() {}

    static TrailFormatException of(JsonProcessingException e) {
        String place = place(e.getLocation());
        String message = String.valueOf(e.getOriginalMessage());
        return switch (e) {
            case JsonEOFException truncated ->
                new TrailFormatException(
                        "TR-TRUNCATED",
                        place,
                        "The JSON document stops before it is complete",
                        "Copy the file again from its source; if it is the same there, ask the producer.");
            case StreamConstraintsException limit -> limit(place, message);
            case JsonMappingException mapping -> mapping(mapping, place, message);
            default ->
                message.toLowerCase(Locale.ROOT).startsWith("duplicate")
                        ? new TrailFormatException("TR-JSON-DUPLICATE-KEY", place, firstSentence(message), ASK)
                        : syntax(place, firstSentence(message));
        };
    }

    static TrailFormatException type(String place, String sentence) {
        return new TrailFormatException("TR-JSON-TYPE", place, sentence, ASK);
    }

    static TrailFormatException empty() {
        return new TrailFormatException(
                "TR-EMPTY",
                "",
                "There is nothing in it where a JSON document is expected",
                "Ask the producer for the content.");
    }

    static TrailFormatException notUtf8() {
        return syntax("", "The bytes are not UTF-8, which JSON requires");
    }

    static TrailFormatException trailing(JsonLocation location) {
        return syntax(place(location), "Something follows after the end of the JSON document");
    }

    static TrailFormatException tooLarge(String place, String sentence) {
        return new TrailFormatException(
                "TR-TOO-LARGE", place, sentence, "Ask the producer to split it, or to write JSON Lines.");
    }

    private static TrailFormatException mapping(JsonMappingException e, String place, String message) {
        return e.getCause() instanceof JsonProcessingException cause
                ? of(cause)
                : type(place, at(e) + firstSentence(message));
    }

    private static TrailFormatException limit(String place, String message) {
        return message.contains("nesting depth")
                ? new TrailFormatException(
                        "TR-JSON-DEPTH",
                        place,
                        "The JSON document nests deeper than " + Limits.JSON_DEPTH
                                + " levels, which no honest trail needs",
                        ASK)
                : tooLarge(place, firstSentence(message));
    }

    private static TrailFormatException syntax(String place, String sentence) {
        return new TrailFormatException("TR-JSON-SYNTAX", place, sentence, ASK);
    }

    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    // Jackson goes on with hints for programmers; long values are hostile to a table.
    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("Not readable as JSON");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
