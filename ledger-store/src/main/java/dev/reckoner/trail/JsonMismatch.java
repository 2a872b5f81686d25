package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words which member of a document is not what is expected there. Members are named by JSON pointer (RFC 6901). */
final class JsonMismatch {
    private static final int MOST_CHARACTERS = 60;
    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Instant.class, "a time such as 2026-04-17T09:00:00Z"),
            Map.entry(Digest.class, "a digest such as sha256: and 64 hexadecimal characters"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "a whole number of at most 32 bits"),
            Map.entry(Integer.class, "a whole number of at most 32 bits"),
            Map.entry(long.class, "a whole number of at most 64 bits"),
            Map.entry(Long.class, "a whole number of at most 64 bits"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"));

    private JsonMismatch() {}

    /**
     * The sentence, without a stop.
     *
     * @param failure what the binding of the document to a record met
     * @param document the document that was bound, or the part of it
     * @param pointer where that part lies in the whole; empty text for the whole
     */
    static String sentence(JsonProcessingException failure, JsonNode document, String pointer) {
        JsonNode found = document;
        StringBuilder at = new StringBuilder(pointer);
        for (JsonMappingException.Reference step : steps(failure)) {
            String name = step.getFieldName();
            found = name == null ? found.path(step.getIndex()) : found.path(name);
            at.append('/').append(name == null ? step.getIndex() : escaped(name));
        }
        if (failure instanceof InvalidNullException && found.isContainerNode()) {
            return subject(at.toString()) + " contains null, which is not allowed there";
        }
        return sentence(found, at.toString(), expected(target(failure)));
    }

    /** The sentence for a value that is not what is expected at that pointer. */
    static String sentence(JsonNode found, String pointer, String expected) {
        return found.isMissingNode()
                ? subject(pointer) + " is missing"
                : subject(pointer) + " is " + found(found) + " where " + expected + " is expected";
    }

    private static String subject(String pointer) {
        return pointer.isEmpty() ? "The value" : "The member " + EntryNames.shown(pointer);
    }

    private static List<JsonMappingException.Reference> steps(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    }

    private static Class<?> target(JsonProcessingException failure) {
        return switch (failure) {
            case ValueInstantiationException refused -> refused.getType().getRawClass();
            case MismatchedInputException other -> orObject(other.getTargetType());
            // A number that does not fit is told by the exception below the one that knows the path.
            case JsonMappingException outer ->
                outer.getCause() instanceof InputCoercionException number
                        ? orObject(number.getTargetType())
                        : Object.class;
            case InputCoercionException number -> orObject(number.getTargetType());
            default -> Object.class;
        };
    }

    private static Class<?> orObject(@Nullable Class<?> type) {
        return type == null ? Object.class : type;
    }

    /** What a type of a record's component asks for, in words. */
    static String expected(Class<?> type) {
        String known = EXPECTED.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        boolean list = Collection.class.isAssignableFrom(type) || type.isArray();
        return list ? "a list" : "an object";
    }

    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> value.textValue().isEmpty() ? "empty text" : "the text \"" + shown(value) + "\"";
            case NUMBER -> "the number " + shown(value);
            default -> value.asText("null").toLowerCase(Locale.ROOT);
        };
    }

    private static String shown(JsonNode value) {
        return WellFormedText.beginning(EntryNames.shown(value.asText()), MOST_CHARACTERS);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
