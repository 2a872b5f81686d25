package dev.reckoner.trail.evm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;

/** Reads an array of any length one element at a time, each within the limits of one document. */
final class ElementParser extends JsonParserDelegate {
    private long tokens;
    private long start;

    ElementParser(JsonParser parser) {
        super(parser);
    }

    /** The element whose first token was just read. */
    JsonNode element() throws IOException {
        tokens = 0;
        start = offset();
        return readValueAsTree();
    }

    /** Characters read so far. */
    long offset() {
        return currentLocation().getCharOffset();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (++tokens > Limits.JSON_TOKENS || offset() - start > Limits.JSON_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "line " + currentLocation().getLineNr(),
                    "One element of the array is larger than the limit for one JSON document",
                    "Ask the producer to split it, or to write JSON Lines.");
        }
        return super.nextToken();
    }
}
