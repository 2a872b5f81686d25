package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentences for what can be wrong with a JSON document. */
final class JsonComplaint {
    private static final String ASK = "Ask the producer for a corrected export.";
    private static final String NOT_JSON = "What stands here is not JSON";
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate [a-zA-Z ]+ ['\"](.*)['\"]", Pattern.DOTALL);

    private JsonComplaint() {}

    /** A document that is not JSON, or beyond a limit. */
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
            case JsonMappingException mapping ->
                mapping.getCause() instanceof JsonProcessingException cause ? of(cause) : syntax(place, NOT_JSON);
            default -> {
                Matcher twice = DUPLICATE.matcher(message);
                yield twice.find()
                        ? new TrailFormatException(
                                "TR-JSON-DUPLICATE-KEY",
                                place,
                                "The member " + EntryNames.shown(twice.group(1)) + " occurs twice in one object",
                                ASK)
                        : syntax(place, NOT_JSON);
            }
        };
    }

    /** True if the document is sound JSON and only not what a record expects. */
    static boolean isMismatch(JsonProcessingException e) {
        return e instanceof InputCoercionException
                || (e instanceof JsonMappingException
                        && (!(e.getCause() instanceof JsonProcessingException cause) || isMismatch(cause)));
    }

    /**
     * A document that is sound JSON and not what a record expects.
     *
     * @param document the document, or the part of it that was bound
     * @param pointer where that part lies in the whole; empty text for the whole
     */
    static TrailFormatException mismatch(JsonProcessingException e, JsonNode document, String pointer) {
        return isMismatch(e) ? type(place(e.getLocation()), JsonMismatch.sentence(e, document, pointer)) : of(e);
    }

    static TrailFormatException type(String place, String sentence) {
        return new TrailFormatException("TR-JSON-TYPE", place, sentence, ASK);
    }

    /** A number so large that Java has none for it: an exponent of ten digits and more. */
    static TrailFormatException number(@Nullable JsonLocation location) {
        return new TrailFormatException(
                "TR-JSON-NUMBER",
                place(location),
                "A number has an exponent beyond every number that can be read",
                ASK);
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

    static TrailFormatException halfPair(String place) {
        return new TrailFormatException(
                "TR-JSON-SURROGATE",
                place,
                "An escape in the JSON document is half a surrogate pair, which is no character",
                ASK);
    }

    static TrailFormatException trailing(JsonLocation location) {
        return syntax(place(location), "Something follows after the end of the JSON document");
    }

    static TrailFormatException tooLarge(String place, String sentence) {
        return new TrailFormatException(
                "TR-TOO-LARGE", place, sentence, "Ask the producer to split it, or to write JSON Lines.");
    }

    private static TrailFormatException limit(String place, String message) {
        return message.contains("nesting depth")
                ? new TrailFormatException(
                        "TR-JSON-DEPTH",
                        place,
                        "The JSON document nests deeper than " + Limits.JSON_DEPTH
                                + " levels, which no honest trail needs",
                        ASK)
                : tooLarge(place, beyond(message));
    }

    // Jackson names its own methods; what a person needs is which limit it was.
    private static String beyond(String message) {
        if (message.startsWith("Number")) {
            return "A number has more than " + Limits.JSON_NUMBER_CHARACTERS + " characters";
        }
        if (message.startsWith("Token count")) {
            return "The JSON document has more than " + Limits.JSON_TOKENS + " values and brackets";
        }
        return message.startsWith("Name")
                ? "The name of a member is longer than any name"
                : "A text is longer than " + (Limits.JSON_BYTES >> 20) + " MiB";
    }

    private static TrailFormatException syntax(String place, String sentence) {
        return new TrailFormatException("TR-JSON-SYNTAX", place, sentence, ASK);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
