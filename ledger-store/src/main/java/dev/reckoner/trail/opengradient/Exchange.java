package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import java.util.List;
import java.util.Optional;

/**
 * A request with its response, or a response alone.
 *
 * @param request the request, as it was sent where the trail has that
 * @param response the response
 * @param evidence ids of evidence items that came with it, for example of the signing key
 */
record Exchange(Optional<JsonNode> request, Response response, List<Digest> evidence) {
    private static final List<String> REQUESTS = List.of("wire_request", "request", "canonical_request_object");
    private static final List<String> RESPONSES = List.of("response_body", "response");

    /** The exchange in that object; empty where it holds no response. */
    static Optional<Exchange> of(JsonNode object, Optional<Evidence.SigningKey> key) throws TrailFormatException {
        Optional<JsonNode> request = first(object, REQUESTS).filter(JsonNode::isObject);
        Optional<JsonNode> answer = first(object, RESPONSES);
        Optional<Response> response = answer.isPresent() ? response(answer.get()) : Response.of(object);
        List<Digest> evidence = key.map(Evidence.SigningKey::id).stream().toList();
        return response.map(r -> new Exchange(request, r, evidence));
    }

    /** The response as an object or as the text of its event stream. */
    static Optional<Response> response(JsonNode answer) throws TrailFormatException {
        return answer.isTextual() ? EventStream.of(answer.textValue()) : Response.of(answer);
    }

    private static Optional<JsonNode> first(JsonNode object, List<String> names) {
        return names.stream().filter(object::hasNonNull).findFirst().map(object::path);
    }
}
