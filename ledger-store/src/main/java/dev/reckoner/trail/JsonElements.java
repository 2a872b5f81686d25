package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array of any length, one in memory at a time, each within the limits of one document, and nothing after
 * the closing bracket. What is wrong with the file ends the reading as a {@link TrailFormatException}; half a surrogate pair is
 * looked for with {@link StrictJson#requirePairs}.
 */
public final class JsonElements implements AutoCloseable {
    private final Limited parser;

    private JsonElements(Limited parser) {
        this.parser = parser;
    }

    /** Opens a file whose first character that is not blank is the opening bracket. */
    public static JsonElements of(TrailFile file) throws IOException {
        InputStream in = file.open();
        try {
            var elements = new JsonElements(new Limited(StrictJson.parser(in)));
            elements.token();
            return elements;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The next element; empty at the end of the file. */
    public Optional<JsonNode> next() throws IOException {
        parser.begin();
        if (token() != JsonToken.END_ARRAY) {
            return Optional.of(element());
        }
        if (token() != null) {
            throw JsonComplaint.trailing(parser.currentTokenLocation());
        }
        return Optional.empty();
    }

    /** Characters read so far. */
    public long offset() {
        return parser.offset();
    }

    private @Nullable JsonToken token() throws IOException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw told(e);
        }
    }

    private JsonNode element() throws IOException {
        try {
            return parser.readValueAsTree();
        } catch (IOException e) {
            throw told(e);
        } catch (NumberFormatException e) {
            throw JsonComplaint.number(parser.currentLocation());
        }
    }

    private static IOException told(IOException e) {
        return switch (e) {
            case JsonProcessingException damaged -> JsonComplaint.of(damaged);
            case CharacterCodingException notText -> JsonComplaint.notUtf8();
            default -> e;
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Counts what belongs to one element. */
    private static final class Limited extends JsonParserDelegate {
        private long tokens;
        private long start;

        Limited(JsonParser parser) {
            super(parser);
        }

        void begin() {
            tokens = 0;
            start = offset();
        }

        long offset() {
            return currentLocation().getCharOffset();
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            if (++tokens > Limits.JSON_TOKENS || offset() - start > Limits.JSON_BYTES) {
                throw JsonComplaint.tooLarge(
                        "line " + currentLocation().getLineNr(),
                        "One element of the array is larger than the limit for one JSON document");
            }
            return super.nextToken();
        }
    }
}
