package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON as RFC 8259 has it and no looser: UTF-8 only, no member name twice in an object, no half of a surrogate pair, nothing
 * after the end, limits from {@link Limits}. Numbers keep their digits: {@code 1.0} stays {@code 1.0}, integers of any size survive (the sign of a
 * negative zero does not). Times are ISO 8601 text. A record component that is missing or null is an error unless it is an
 * {@link java.util.Optional}, and so is null in a list or map; members that a record does not know are ignored.
 */
public final class StrictJson {
    private static final JsonMapper TREES = StrictMapper.of(Limits.JSON_TOKENS);
    private static final JsonMapper STREAMS = StrictMapper.of(Long.MAX_VALUE);

    private StrictJson() {}

    /** The document as a tree. */
    public static JsonNode tree(byte[] json) throws TrailFormatException {
        return value(json, JsonNode.class);
    }

    /** The document as a tree; at most {@link Limits#JSON_BYTES} bytes are read. */
    public static JsonNode tree(InputStream json) throws IOException {
        return tree(bytes(json));
    }

    /** The document as a record. */
    public static <T> T value(byte[] json, Class<T> type) throws TrailFormatException {
        String text = text(json);
        try {
            return only(text, type);
        } catch (JsonProcessingException e) {
            // Only what fails is read twice: the tree shows what stands where the record expected something else.
            throw JsonComplaint.isMismatch(e)
                    ? JsonComplaint.mismatch(e, value(json, JsonNode.class), "")
                    : JsonComplaint.of(e);
        }
    }

    /** The document as a record; at most {@link Limits#JSON_BYTES} bytes are read. */
    public static <T> T value(InputStream json, Class<T> type) throws IOException {
        return value(bytes(json), type);
    }

    /** A part of a tree as a record. */
    public static <T> T value(JsonNode tree, Class<T> type) throws TrailFormatException {
        return value(tree, "", type);
    }

    /** The part of a document at that JSON pointer (RFC 6901) as a record; empty where there is none. */
    public static <T> Optional<T> at(JsonNode document, String pointer, Class<T> type) throws TrailFormatException {
        JsonNode part = document.at(pointer);
        return part.isMissingNode() ? Optional.empty() : Optional.of(value(part, pointer, type));
    }

    /**
     * What to say of a value that is not what is expected at that JSON pointer.
     *
     * @param expected in words, for example {@code a list}
     */
    public static TrailFormatException mismatch(JsonNode found, String pointer, String expected) {
        return JsonComplaint.type("", JsonMismatch.sentence(found, pointer, expected));
    }

    private static <T> T value(JsonNode part, String pointer, Class<T> type) throws TrailFormatException {
        try {
            T value = TREES.treeToValue(part, type);
            if (value == null) {
                throw mismatch(part, pointer, JsonMismatch.expected(type));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonComplaint.mismatch(e, part, pointer);
        } catch (NumberFormatException e) {
            throw JsonComplaint.number(null);
        }
    }

    /**
     * A parser over a document of any length. Its exceptions become ours through {@link #complaint}; the elements of an array
     * that does not fit in memory are read with {@link JsonElements}.
     */
    public static JsonParser parser(InputStream json) throws IOException {
        return STREAMS.createParser(reader(json));
    }

    /**
     * Looks at a value that was not read as a document of its own, as {@link JsonElements} reads it.
     *
     * @throws TrailFormatException TR-JSON-SURROGATE if half a surrogate pair stands in it
     */
    public static void requirePairs(JsonNode value) throws TrailFormatException {
        JsonEscapes.check(value);
    }

    /** What Jackson's exception means in a trail. */
    public static TrailFormatException complaint(JsonProcessingException e) {
        return JsonComplaint.of(e);
    }

    /** The value as JSON in UTF-8, record components in their order, map entries by key; not canonical. */
    public static byte[] write(Object value) {
        try {
            return TREES.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value that JSON can hold: " + value.getClass(), e);
        }
    }

    /** The value as a tree. */
    public static JsonNode toTree(Object value) {
        return TREES.valueToTree(value);
    }

    private static <T> T only(String json, Class<T> type) throws JsonProcessingException, TrailFormatException {
        try (JsonParser parser = TREES.createParser(json)) {
            if (parser.nextToken() == null) {
                throw JsonComplaint.empty();
            }
            T value = read(parser, type);
            if (parser.nextToken() != null) {
                throw JsonComplaint.trailing(parser.currentTokenLocation());
            }
            if (value == null) {
                throw mismatch(JsonNodeFactory.instance.nullNode(), "", JsonMismatch.expected(type));
            }
            return value;
        } catch (JsonProcessingException | TrailFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("A string cannot fail to be read", e);
        }
    }

    // Jackson makes numbers of whatever has the form of one, and Java has an end to them.
    private static <T> T read(JsonParser parser, Class<T> type) throws IOException {
        try {
            return TREES.readValue(parser, type);
        } catch (NumberFormatException e) {
            throw JsonComplaint.number(parser.currentLocation());
        }
    }

    /** The bytes of one document; at most {@link Limits#JSON_BYTES} of them. */
    public static byte[] bytes(InputStream json) throws IOException {
        byte[] bytes = json.readNBytes(Limits.JSON_BYTES + 1);
        if (bytes.length > Limits.JSON_BYTES) {
            throw JsonComplaint.tooLarge(
                    "",
                    "The document is longer than " + (Limits.JSON_BYTES >> 20)
                            + " MiB, the limit for one JSON document");
        }
        return bytes;
    }

    // Jackson's own decoder guesses UTF-16 and lets overlong forms pass, so that two readers could see two documents.
    private static String text(byte[] json) throws TrailFormatException {
        String text = utf8(json);
        JsonEscapes.check(text);
        return text;
    }

    /**
     * The text whose UTF-8 form the bytes are.
     *
     * @throws TrailFormatException TR-JSON-SYNTAX if they are not UTF-8
     */
    public static String utf8(byte[] bytes) throws TrailFormatException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is malformed becomes this character, which text may also hold by itself; the strict decoder is slow.
        return text.indexOf('\uFFFD') < 0 ? text : decoded(bytes);
    }

    private static String decoded(byte[] bytes) throws TrailFormatException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw JsonComplaint.notUtf8();
        }
    }

    private static Reader reader(InputStream json) {
        return new InputStreamReader(
                json, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    }
}
