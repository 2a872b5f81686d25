package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response that a document of another format carries, read and handed on as {@link OpenGradientReader} would. */
public final class CarriedResponse {
    private final Optional<JsonNode> request;
    private final Response response;

    private CarriedResponse(Optional<JsonNode> request, Response response) {
        this.request = request;
        this.response = response;
    }

    /**
     * Reads it. Request and response may be objects, or text that holds them; the response may be text of a stream's frames.
     *
     * @param marks members for the response to take where it lacks them, for example {@code tee_signature}
     * @return empty where there is no response
     */
    public static Optional<CarriedResponse> of(JsonNode request, JsonNode response, Map<String, String> marks)
            throws TrailFormatException {
        Optional<JsonNode> sent = Optional.of(unwrapped(request)).filter(JsonNode::isObject);
        return Exchange.response(marked(unwrapped(response), marks)).map(read -> new CarriedResponse(sent, read));
    }

    /** The JSON of a response as an object or as text that holds it. */
    static Optional<JsonNode> body(JsonNode response) throws TrailFormatException {
        return Exchange.response(unwrapped(response)).map(Response::content);
    }

    private static JsonNode unwrapped(JsonNode node) throws TrailFormatException {
        return node.isTextual() && node.textValue().stripLeading().startsWith("{")
                ? StrictJson.tree(node.textValue().getBytes(StandardCharsets.UTF_8))
                : node;
    }

    private static JsonNode marked(JsonNode response, Map<String, String> marks) {
        if (!(response instanceof ObjectNode object) || Response.of(response).isEmpty()) {
            return response;
        }
        ObjectNode marked = object.deepCopy();
        marks.forEach((name, value) -> {
            if (!value.isEmpty() && !marked.hasNonNull(name)) {
                marked.put(name, value);
            }
        });
        return marked;
    }

    /** The request; empty where there is none. */
    public Optional<JsonNode> request() {
        return request;
    }

    /** True if there is a request whose hash, in the form of some generation, is the one that the response states. */
    public boolean hasStatedRequest() {
        return request.flatMap(asked -> RequestForm.matching(asked, requestHash()))
                .isPresent();
    }

    /** The response alone. */
    public CarriedResponse withoutRequest() {
        return new CarriedResponse(Optional.empty(), response);
    }

    /** The hash of the request as the response states it, hexadecimal without {@code 0x}; may be empty. */
    public String requestHash() {
        return response.marks().requestHash();
    }

    /** The hash of the answer, likewise. */
    public String outputHash() {
        return response.marks().outputHash();
    }

    /** The signature in the response, base64; empty text where it has none. */
    public String signature() {
        return response.marks().signature();
    }

    /** The enclave's id in the response, {@code 0x} and lower case; empty text where it has none. */
    public String teeId() {
        return response.marks().teeId();
    }

    /** The time of signing as the response states it; may be empty. */
    public String timestamp() {
        return response.marks().timestamp();
    }

    /**
     * Hands the claim and its signed response to the sink.
     *
     * @param evidence ids of evidence items that belong to it
     * @param raw the bytes that carry it
     * @param place where they were read
     */
    public void write(List<Digest> evidence, byte[] raw, String place, TrailSink sink) throws IOException {
        new ClaimWriter(sink).write(new Exchange(request, response, evidence), sink.blob(raw), place);
    }
}
