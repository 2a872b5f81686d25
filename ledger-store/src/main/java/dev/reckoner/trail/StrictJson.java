package dev.reckoner.trail;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * JSON as RFC 8259 has it and no looser: UTF-8 only, no member name twice in an object, nothing after the end, limits from
 * {@link Limits}. Numbers keep their digits: {@code 1.0} stays {@code 1.0}, integers of any size survive (the sign of a
 * negative zero does not). Times are ISO 8601 text. A record component that is missing or null is an error unless it is an
 * {@link java.util.Optional}, and so is null in a list or map; members that a record does not know are ignored.
 */
public final class StrictJson {
    private static final JsonMapper TREES = mapper(Limits.JSON_TOKENS);
    private static final JsonMapper STREAMS = mapper(Long.MAX_VALUE);

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
        try (JsonParser parser = TREES.createParser(text(json))) {
            return only(parser, type);
        } catch (JsonProcessingException e) {
            throw JsonComplaint.of(e);
        } catch (TrailFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("A string cannot fail to be read", e);
        }
    }

    /** The document as a record; at most {@link Limits#JSON_BYTES} bytes are read. */
    public static <T> T value(InputStream json, Class<T> type) throws IOException {
        return value(bytes(json), type);
    }

    /** A part of a tree as a record. */
    public static <T> T value(JsonNode tree, Class<T> type) throws TrailFormatException {
        try {
            T value = TREES.treeToValue(tree, type);
            if (value == null) {
                throw JsonComplaint.type("", "The value is null where " + type.getSimpleName() + " is expected");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonComplaint.of(e);
        }
    }

    /**
     * A parser over a document of any length, for arrays that do not fit in memory; {@link JsonParser#readValueAsTree()}
     * reads one element. Its exceptions become ours through {@link #complaint}.
     */
    public static JsonParser parser(InputStream json) throws IOException {
        return STREAMS.createParser(reader(json));
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

    private static <T> T only(JsonParser parser, Class<T> type) throws IOException {
        if (parser.nextToken() == null) {
            throw JsonComplaint.empty();
        }
        T value = TREES.readValue(parser, type);
        if (parser.nextToken() != null) {
            throw JsonComplaint.trailing(parser.currentTokenLocation());
        }
        if (value == null) {
            throw JsonComplaint.type("", "The document is null where " + type.getSimpleName() + " is expected");
        }
        return value;
    }

    private static byte[] bytes(InputStream json) throws IOException {
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
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw JsonComplaint.notUtf8();
        }
    }

    private static Reader reader(InputStream json) {
        return new InputStreamReader(
                json, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    }

    private static JsonMapper mapper(long tokens) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(Limits.JSON_DEPTH)
                .maxNumberLength(Limits.JSON_NUMBER_CHARACTERS)
                .maxStringLength(Limits.JSON_BYTES)
                .maxTokenCount(tokens)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), isoInstants())
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, StrictJson::onlyText)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                // Immutable maps come in another order in every run; what is written must not.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static SimpleModule isoInstants() {
        return new SimpleModule("ISO instants").addDeserializer(Instant.class, new IsoInstant());
    }
}
