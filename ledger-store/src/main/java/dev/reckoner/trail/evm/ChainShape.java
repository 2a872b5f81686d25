package dev.reckoner.trail.evm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.trail.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Tells by the beginning of a JSON file whether it holds records of a chain, without holding it in memory. */
final class ChainShape {
    /** An answer holds a list or a receipt, which holds logs; no known export nests deeper. */
    private static final int DEPTH = 6;

    private final JsonParser parser;

    private ChainShape(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * True if the first record is one of a chain.
     *
     * @param head the beginning of the file, which may stop anywhere
     */
    static boolean isIn(byte[] head) {
        try (JsonParser parser = StrictJson.parser(new ByteArrayInputStream(head))) {
            return parser.nextToken() != null && new ChainShape(parser).value(0);
        } catch (IOException notJson) {
            return false;
        }
    }

    /** Looks at the value that begins here. */
    private boolean value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> depth < DEPTH && list(depth);
            case START_OBJECT -> depth < DEPTH && object(depth);
            default -> false;
        };
    }

    private boolean list(int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (value(depth + 1)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private boolean object(int depth) throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> lists = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                names.add(name);
            }
            if (token == JsonToken.START_ARRAY) {
                lists.add(name);
            }
            if (RecordKind.of(names::contains, lists::contains) != RecordKind.OTHER
                    || RecordKind.HOLDERS.contains(name) && value(depth + 1)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
