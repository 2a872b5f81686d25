package dev.reckoner.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.runtime.compare.ReaderTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Records to JSON and back, for what this program itself writes. Trails are read by the strict readers instead. */
public final class CaseJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addMixIn(ReaderTerms.class, TermsKind.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    /** Members that come in order need not be put in order. */
    private static final ObjectWriter CANONICAL = MAPPER.rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build()
            .writer();

    /** The model runtime knows nothing of JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ReaderTerms.Classification.class, name = "classification"),
        @JsonSubTypes.Type(value = ReaderTerms.Embedding.class, name = "embedding")
    })
    private interface TermsKind {}

    private CaseJson() {}

    /** The record as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The record as the ledger holds it. */
    static byte[] canonical(Object value) {
        return CanonicalJson.bytes(value, CANONICAL);
    }

    /** The record as UTF-8 bytes. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The record as indented text, for people and scripts. */
    public static String text(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What {@link #text} prints, written bit by bit; closing it leaves the writer open. */
    public static JsonGenerator generator(Writer to) throws IOException {
        return MAPPER.writerWithDefaultPrettyPrinter()
                .createGenerator(to)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Reads a record that {@link #bytes} wrote. */
    public static <T> T value(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * Reads a record that {@link #tree} wrote; the ledger vouches for the bytes.
     *
     * @throws UncheckedIOException LG-ENTRY if it is none: another program wrote the entry
     */
    static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new LedgerException(
                    "LG-ENTRY",
                    "An entry of the ledger, a " + type.getSimpleName()
                            + ", is not as any version of this program writes it",
                    e));
        }
    }
}
