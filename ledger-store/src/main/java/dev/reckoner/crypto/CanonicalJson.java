package dev.reckoner.crypto;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Canonicalization Scheme, RFC 8785: one value, one sequence of bytes. A value that the scheme would change is
 * refused with {@link IllegalArgumentException}: integers beyond 2^53-1, decimals that no IEEE 754 double holds, numbers
 * that are not finite, text with half a surrogate pair (RFC 7493).
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ObjectWriter TREES = MAPPER.writer();

    private CanonicalJson() {}

    /** The canonical bytes, UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return bytes(value, TREES);
    }

    /**
     * The canonical bytes of what the writer makes of a value, without a tree in between.
     *
     * @throws IllegalArgumentException also where the writer cannot write it
     */
    public static byte[] bytes(Object value, ObjectWriter writer) {
        try (var to = new CanonicalGenerator(MAPPER)) {
            writer.writeValue(to, value);
            return to.bytes();
        } catch (JsonMappingException e) {
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The canonical text. */
    public static String text(JsonNode value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }
}
