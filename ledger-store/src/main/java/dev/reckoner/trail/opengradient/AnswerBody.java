package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the JSON of a response again from the bytes that carried it, for what is beside the signed part. */
public final class AnswerBody {
    private AnswerBody() {}

    /**
     * The response's JSON; of a stream an object with the members {@code model}, {@code finish_reason}, {@code output} and
     * {@code last_frame}. Empty where the bytes are of a document that only holds a response somewhere.
     *
     * @param raw a response, an exchange, the blob of a single settlement, or the text of a stream
     */
    public static Optional<JsonNode> of(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        try {
            return text.stripLeading().startsWith("{")
                    ? in(StrictJson.tree(raw))
                    : EventStream.of(text).map(Response::content);
        } catch (TrailFormatException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> in(JsonNode object) throws TrailFormatException {
        return object.hasNonNull("output") && (object.has("teeSignature") || object.has("ethAddress"))
                ? CarriedResponse.body(object.path("output"))
                : Exchange.of(object, Optional.empty())
                        .map(exchange -> exchange.response().content());
    }
}
