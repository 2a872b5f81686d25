package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonJson;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A response of any generation, streamed or not, reduced to what was signed and what names it.
 *
 * @param label the response's own id; empty text where it has none
 * @param model the model it names
 * @param output the text that is hashed: the assistant's text, or the tool calls as Python writes them; empty where only the
 *     last frame of a stream was kept, which has the marks and not the text
 * @param costed true if it carries the cost block of generation G2
 * @param created its own creation time, Unix seconds; 0 where absent
 * @param marks what the enclave put under it
 * @param content the whole response as JSON, for identifying one that nobody signed
 */
record Response(
        String label,
        String model,
        Optional<String> output,
        boolean costed,
        long created,
        Marks marks,
        JsonNode content) {

    /** The response in that object; empty where it is not a response of any generation. */
    static Optional<Response> of(JsonNode body) {
        if (body.path("signed_object").isObject()) {
            return Optional.of(legacy(body.path("signed_object"), body));
        }
        if (body.path("request_hash").isTextual() && body.path("message").isObject()) {
            return Optional.of(legacy(body, body));
        }
        boolean response = body.path("choices").isArray() || body.has("tee_signature") || body.has("tee_request_hash");
        return response ? Optional.of(answer(body)) : Optional.empty();
    }

    /** A response whose output text is known from elsewhere, as with streams. */
    static Response of(JsonNode lastFrame, String model, Optional<String> output, JsonNode content) {
        return new Response(
                text(lastFrame, "id"),
                model,
                output,
                lastFrame.has("opengradient"),
                lastFrame.path("created").asLong(0),
                Marks.current(lastFrame),
                content);
    }

    private static Response answer(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        Marks marks = Marks.fingerprint(text(body, "system_fingerprint"), () -> legacySummary(body, choice))
                .orElseGet(() -> Marks.current(body));
        return new Response(
                text(body, "id"),
                text(body, "model"),
                isFrame(choice) ? Optional.empty() : Optional.of(marks.legacy() ? said(choice) : output(choice)),
                body.has("opengradient"),
                body.path("created").asLong(0),
                marks,
                body);
    }

    private static Response legacy(JsonNode summary, JsonNode body) {
        String signature = text(body, body.has("signature_base64") ? "signature_base64" : "signature");
        return new Response(
                text(body, "id"),
                text(summary, "model"),
                Optional.of(text(summary.path("message").path("content"))),
                false,
                0,
                Marks.legacy(signature, summary),
                body);
    }

    private static boolean isFrame(JsonNode choice) {
        return choice.has("delta") && !choice.has("message") && !choice.has("text");
    }

    private static String output(JsonNode choice) {
        JsonNode message = choice.path("message");
        if (choice.path("finish_reason").asText().equals("tool_calls")
                && !message.path("tool_calls").isEmpty()) {
            return PythonJson.dumpsSorted(message.path("tool_calls"));
        }
        return choice.has("text") ? text(choice, "text") : said(choice);
    }

    /** Of what a choice says, all that generation G0 signed: a text or tool calls beside it are anybody's. */
    private static String said(JsonNode choice) {
        return text(choice.path("message").path("content"));
    }

    /** The object that generation G0 signed, but for the two members that its marks add. */
    private static ObjectNode legacySummary(JsonNode body, JsonNode choice) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.set("finish_reason", choice.path("finish_reason"));
        ObjectNode message = summary.putObject("message");
        message.set("role", choice.path("message").path("role"));
        message.set("content", choice.path("message").path("content"));
        summary.set("model", body.path("model"));
        return summary;
    }

    private static String text(JsonNode content) {
        return content.isArray()
                ? content.valueStream().map(part -> text(part, "text")).collect(Collectors.joining())
                : content.asText("");
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).isTextual() ? object.path(name).textValue() : "";
    }
}
