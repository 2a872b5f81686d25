package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the JSON of a response again from the bytes that carried it, for what is beside the signed part. */
public final class AnswerBody {
    private AnswerBody() {}

    /**
     * The response's JSON in a document; empty where the document only holds a response somewhere.
     *
     * @param document a response, an exchange, or the blob of a single settlement
     */
    public static Optional<JsonNode> in(JsonNode document) {
        try {
            return document.hasNonNull("output") && (document.has("teeSignature") || document.has("ethAddress"))
                    ? CarriedResponse.body(document.path("output"))
                    : Exchange.of(document, Optional.empty())
                            .map(exchange -> exchange.response().content());
        } catch (TrailFormatException damaged) {
            return Optional.empty();
        }
    }

    /**
     * The response's JSON in a stream: an object with the members {@code model}, {@code finish_reason}, {@code output} and
     * {@code last_frame}; empty where the bytes are no stream.
     */
    public static Optional<JsonNode> ofStream(byte[] raw) {
        try {
            return EventStream.of(new String(raw, StandardCharsets.UTF_8)).map(Response::content);
        } catch (TrailFormatException damaged) {
            return Optional.empty();
        }
    }
}
