package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Why no reader takes a JSON file: a document beyond a limit is of no format, and must not pass for a harmless stranger. */
final class JsonLimits {
    private static final int HEAD = 64;
    private static final Set<String> LIMITS = Set.of("TR-JSON-DEPTH", "TR-TOO-LARGE");

    private JsonLimits() {}

    /** The limit that the file exceeds within the size of one document; empty where it is not JSON or keeps them all. */
    static Optional<TrailFormatException> exceeded(TrailFile file) throws IOException {
        String head = new String(file.head(HEAD), StandardCharsets.ISO_8859_1).stripLeading();
        if (!head.startsWith("{") && !head.startsWith("[")) {
            return Optional.empty();
        }
        try (InputStream in = file.open();
                JsonParser parser = StrictJson.parser(new ByteLimit(in, Limits.JSON_BYTES))) {
            while (parser.nextToken() != null) {
                continue;
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(StrictJson.complaint(e)).filter(told -> LIMITS.contains(told.code()));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
