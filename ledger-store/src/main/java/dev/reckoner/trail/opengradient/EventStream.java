package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a streamed response together from its server-sent events: frames {@code data: {…}}, the last one with the enclave's
 * marks, then {@code data: [DONE]}. A stream without such a frame is a response that nobody signed.
 */
final class EventStream {
    private static final int MOST_TOOL_CALLS = 1_024;

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, ToolCall> calls = new TreeMap<>();
    private JsonNode last = JsonNodeFactory.instance.objectNode();
    private String model = "";
    private String finishReason = "";
    private int frames;

    /** The response in a text of frames; empty where there is none. */
    static Optional<Response> of(String frames) throws TrailFormatException {
        EventStream stream = new EventStream();
        for (String line : (Iterable<String>) frames.lines()::iterator) {
            if (stream.line(line)) {
                break;
            }
        }
        return stream.response();
    }

    /** Takes a line; true once the stream is complete. */
    boolean line(String line) throws TrailFormatException {
        if (!line.startsWith("data:")) {
            return false;
        }
        String data = line.substring("data:".length()).strip();
        if (data.equals("[DONE]")) {
            return true;
        }
        frame(StrictJson.tree(data.getBytes(StandardCharsets.UTF_8)));
        return false;
    }

    /** What has come so far; empty where no frame has. */
    Optional<Response> response() {
        if (frames == 0) {
            return Optional.empty();
        }
        boolean tools = finishReason.equals("tool_calls") && !calls.isEmpty();
        String output = tools ? PythonJson.dumpsSorted(toolCalls()) : text.toString();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("model", model).put("finish_reason", finishReason).put("output", output);
        content.set("last_frame", last);
        return Optional.of(Response.of(last, model, held(output), content));
    }

    // A single frame without text is the end of a stream whose beginning was not kept, not an empty answer.
    private Optional<String> held(String output) {
        return frames == 1 && output.isEmpty() ? Optional.empty() : Optional.of(output);
    }

    private void frame(JsonNode frame) throws TrailFormatException {
        frames++;
        JsonNode choice = frame.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        append(delta.path("content").asText(""));
        for (JsonNode call : delta.path("tool_calls")) {
            toolCall(call);
        }
        model = frame.path("model").asText(model);
        if (choice.path("finish_reason").isTextual()) {
            finishReason = choice.path("finish_reason").textValue();
        }
        if (frame.has("tee_signature") || !last.has("tee_signature")) {
            last = frame;
        }
    }

    private void append(String piece) throws TrailFormatException {
        if (text.length() + piece.length() > Limits.JSON_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The streamed answer is longer than any answer",
                    "Ask the producer to split it.");
        }
        text.append(piece);
    }

    private void toolCall(JsonNode piece) throws TrailFormatException {
        int index = piece.path("index").asInt(0);
        if (calls.size() >= MOST_TOOL_CALLS && !calls.containsKey(index)) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE", "", "The streamed answer calls too many tools", "Ask the producer to split it.");
        }
        calls.computeIfAbsent(index, i -> new ToolCall()).add(piece);
    }

    private ArrayNode toolCalls() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        calls.values().forEach(call -> list.add(call.toJson()));
        return list;
    }

    /** A tool call that grows with the fragments of its arguments; its index is not signed. */
    private static final class ToolCall {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        void add(JsonNode piece) {
            JsonNode function = piece.path("function");
            id = nonEmpty(piece.path("id"), id);
            name = nonEmpty(function.path("name"), name);
            arguments.append(function.path("arguments").asText(""));
        }

        JsonNode toJson() {
            ObjectNode call =
                    JsonNodeFactory.instance.objectNode().put("id", id).put("type", "function");
            call.putObject("function").put("name", name).put("arguments", arguments.toString());
            return call;
        }

        private static String nonEmpty(JsonNode node, String otherwise) {
            return node.asText("").isEmpty() ? otherwise : node.asText();
        }
    }
}
