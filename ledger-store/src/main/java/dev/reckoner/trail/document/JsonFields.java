package dev.reckoner.trail.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.util.List;

/** JSON as fields. A member's range begins with its name and ends with its value. */
final class JsonFields {
    /** Most fields of one document; beyond, arrays and objects keep their summary only. */
    private static final int MOST_FIELDS = 20_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.JSON_DEPTH)
                    .maxNumberLength(Limits.JSON_NUMBER_CHARACTERS)
                    .maxStringLength(Limits.JSON_BYTES)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private int fields;

    private JsonFields(JsonParser parser) {
        this.parser = parser;
    }

    /** True if the first byte that is no white space opens an object or an array. */
    static boolean looksLike(byte[] document) {
        for (byte b : document) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    static DocumentField decode(byte[] document) throws MalformedDocumentException {
        if (document.length > Limits.JSON_BYTES) {
            throw new MalformedDocumentException("JSON longer than the limit", Limits.JSON_BYTES);
        }
        try (var parser = FACTORY.createParser(document)) {
            parser.nextToken();
            var root = new JsonFields(parser).value("JSON document", start(parser));
            if (parser.nextToken() != null) {
                throw new MalformedDocumentException("More follows the end of the JSON value", start(parser));
            }
            return root;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new MalformedDocumentException(
                    StrictJson.complaint(e).sentence(), location == null ? 0 : location.getByteOffset());
        } catch (IOException e) {
            throw new MalformedDocumentException("Not JSON in UTF-8", 0);
        }
    }

    private static int start(JsonParser parser) throws MalformedDocumentException {
        long offset = parser.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            throw new MalformedDocumentException("JSON in another encoding than UTF-8", 0);
        }
        return (int) offset;
    }

    /** The value at the parser; its field begins at {@code from}, where its name stands or the value itself. */
    private DocumentField value(String name, int from) throws IOException, MalformedDocumentException {
        fields++;
        return switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> container(name, from);
            case VALUE_STRING -> field(name, Shown.text(parser.getText()), from, List.of());
            case VALUE_NULL -> field(name, "null", from, List.of());
            case null -> throw new MalformedDocumentException("The document ends too early", from);
            default -> field(name, Shown.text(parser.getText()), from, List.of());
        };
    }

    private DocumentField container(String name, int from) throws IOException, MalformedDocumentException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        var folded = new FoldedChildren();
        long count = 0;
        while (parser.nextToken() != (object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY)) {
            int start = start(parser);
            var child = object ? Shown.text(parser.currentName()) : "[" + count + "]";
            if (object) {
                parser.nextToken();
            }
            if (folded.hasRoom() && fields < MOST_FIELDS) {
                folded.add(value(child, start));
            } else {
                parser.skipChildren();
            }
            count++;
        }
        var summary = Shown.count(count, object ? "member" : "element");
        return field(name, summary, from, folded.upTo(count, end() - 1));
    }

    private DocumentField field(String name, String value, int from, List<DocumentField> children) {
        return new DocumentField(name, value, from, end() - from, children);
    }

    private int end() {
        return (int) parser.currentLocation().getByteOffset();
    }
}
