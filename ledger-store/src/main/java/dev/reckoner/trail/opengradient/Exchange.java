package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import java.util.List;
import java.util.Optional;

/**
 * A request with its response, or a response alone.
 *
 * @param request the request, as it was sent where the trail has that
 * @param response the response
 * @param key the signing key that came with it
 */
record Exchange(Optional<JsonNode> request, Response response, Optional<Evidence.SigningKey> key) {
    private static final List<String> REQUESTS = List.of("wire_request", "request", "canonical_request_object");
    private static final List<String> RESPONSES = List.of("response_body", "response");

    /** The exchange in that object; empty where it holds no response. */
    static Optional<Exchange> of(JsonNode object, Optional<Evidence.SigningKey> key) throws TrailFormatException {
        Optional<JsonNode> request = first(object, REQUESTS).filter(JsonNode::isObject);
        Optional<JsonNode> answer = first(object, RESPONSES);
        Optional<Response> response = answer.isPresent() ? response(answer.get()) : Response.of(object);
        return response.map(r -> new Exchange(request, r, key));
    }

    private static Optional<Response> response(JsonNode answer) throws TrailFormatException {
        return answer.isTextual() ? EventStream.of(answer.textValue()) : Response.of(answer);
    }

    private static Optional<JsonNode> first(JsonNode object, List<String> names) {
        return names.stream().filter(object::hasNonNull).findFirst().map(object::path);
    }
}
