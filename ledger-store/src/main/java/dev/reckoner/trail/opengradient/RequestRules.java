package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonRepr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a request a gateway hashes, by generation. Source: OpenGradient/tee-gateway, controllers/chat_controller.py
 * (_chat_request_to_dict); OpenGradient-SDK, client/tee_verify.py.
 */
public enum RequestRules {
    /** Since June 2026: attachments reduced to type and file name, web search, developer messages. */
    G2("G2", true),
    /** Since February 2026: a list of content parts is hashed as Python prints it. */
    G1("G1", true),
    /** The first versions of G1, which did not hash the response format. */
    G1_EARLY("G1", false);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> HASHED = Set.of(
            "model",
            "messages",
            "prompt",
            "temperature",
            "max_tokens",
            "stop",
            "tools",
            "response_format",
            "web_search");
    private static final Map<String, String> HASHED_BY_ROLE =
            Map.of("assistant", "tool_calls", "tool", "tool_call_id", "function", "name");

    private final String generation;
    private final boolean hashesResponseFormat;

    RequestRules(String generation, boolean hashesResponseFormat) {
        this.generation = generation;
        this.hashesResponseFormat = hashesResponseFormat;
    }

    /** The generation of the gateway whose rules these are. */
    public String generation() {
        return generation;
    }

    /** The object that is hashed; empty where the gateway would not have taken the request. */
    public Optional<JsonNode> apply(JsonNode request) {
        try {
            return Optional.of(request.path("messages").isArray() ? chat(request) : completion(request));
        } catch (RefusedRequestException e) {
            return Optional.empty();
        }
    }

    /** Names of what a request says and no generation hashes, in the request's order; those in messages after a full stop. */
    public static List<String> notCovered(JsonNode request) {
        List<String> names = new ArrayList<>();
        request.properties().stream()
                .filter(m -> !HASHED.contains(m.getKey()) && !m.getValue().isNull())
                .forEach(m -> names.add(m.getKey()));
        request.path("messages")
                .valueStream()
                .flatMap(message -> message.properties().stream()
                        .filter(member -> !member.getValue().isNull() && !isHashed(message, member.getKey())))
                .map(member -> "messages." + member.getKey())
                .distinct()
                .forEach(names::add);
        if (request.path("messages").findValues("content").stream().anyMatch(RequestRules::hasAttachment)) {
            names.add("attachments");
        }
        return List.copyOf(names);
    }

    private static boolean isHashed(JsonNode message, String name) {
        return name.equals("role")
                || name.equals("content")
                || name.equals(HASHED_BY_ROLE.getOrDefault(message.path("role").asText(), "role"));
    }

    private static boolean hasAttachment(JsonNode content) {
        return content.isArray()
                && content.valueStream()
                        .anyMatch(p -> !p.path("type").asText("text").equals("text"));
    }

    private JsonNode chat(JsonNode request) throws RefusedRequestException {
        ObjectNode canonical = NODES.objectNode();
        canonical.set("model", request.path("model"));
        ArrayNode messages = canonical.putArray("messages");
        for (JsonNode message : request.path("messages")) {
            messages.add(message(message));
        }
        common(request, canonical);
        copyWhereTruthy(request, canonical, "tools");
        if (hashesResponseFormat) {
            copyWhereTruthy(request, canonical, "response_format");
        }
        if (this == G2 && truthy(request.path("web_search"))) {
            canonical.put("web_search", true);
        }
        return canonical;
    }

    private static JsonNode completion(JsonNode request) throws RefusedRequestException {
        if (!request.has("prompt")) {
            throw new RefusedRequestException();
        }
        ObjectNode canonical = NODES.objectNode();
        canonical.set("model", request.path("model"));
        canonical.set("prompt", request.path("prompt"));
        common(request, canonical);
        return canonical;
    }

    private static void common(JsonNode request, ObjectNode canonical) throws RefusedRequestException {
        JsonNode temperature = orNull(request, "temperature");
        if (!temperature.isNull() && !temperature.isNumber()) {
            throw new RefusedRequestException();
        }
        canonical.put("temperature", temperature.isNull() ? 0.0 : temperature.doubleValue());
        if (!orNull(request, "max_tokens").isNull()) {
            canonical.set("max_tokens", request.path("max_tokens"));
        }
        copyWhereTruthy(request, canonical, "stop");
    }

    private static void copyWhereTruthy(JsonNode request, ObjectNode canonical, String name) {
        if (truthy(request.path(name))) {
            canonical.set(name, request.path(name));
        }
    }

    private JsonNode message(JsonNode message) throws RefusedRequestException {
        String role = message.path("role").asText();
        ObjectNode canonical = NODES.objectNode();
        canonical.put("role", role);
        canonical.set("content", orNull(message, "content"));
        switch (role) {
            case "system" -> {}
            case "developer" -> {
                if (this != G2) {
                    throw new RefusedRequestException();
                }
                canonical.put("role", "system");
            }
            case "user" -> canonical.set("content", userContent(orNull(message, "content")));
            case "assistant" -> assistant(message, canonical);
            case "tool" -> canonical.set("tool_call_id", orNull(message, "tool_call_id"));
            case "function" -> canonical.set("name", orNull(message, "name"));
            default -> throw new RefusedRequestException();
        }
        return canonical;
    }

    private static void assistant(JsonNode message, ObjectNode canonical) {
        if (!truthy(message.path("content"))) {
            canonical.put("content", "");
        }
        if (truthy(message.path("tool_calls"))) {
            ArrayNode calls = canonical.putArray("tool_calls");
            message.path("tool_calls").forEach(call -> calls.add(toolCall(call)));
        }
    }

    private static JsonNode toolCall(JsonNode call) {
        ObjectNode canonical = NODES.objectNode();
        canonical.set("id", or(call, "id", ""));
        canonical.set("type", or(call, "type", "function"));
        ObjectNode function = canonical.putObject("function");
        function.set("name", or(call.path("function"), "name", ""));
        function.set("arguments", or(call.path("function"), "arguments", ""));
        return canonical;
    }

    private JsonNode userContent(JsonNode content) {
        if (content.isTextual()) {
            return content;
        }
        if (this != G2 || !content.isArray()) {
            return NODES.textNode(PythonRepr.of(content));
        }
        ArrayNode parts = NODES.arrayNode();
        content.forEach(part -> parts.add(contentPart(part)));
        return parts;
    }

    private static JsonNode contentPart(JsonNode part) {
        ObjectNode canonical = NODES.objectNode();
        if (!part.isObject()) {
            String text = part.isTextual() ? part.textValue() : PythonRepr.of(part);
            return canonical.put("type", "text").put("text", text);
        }
        canonical.set("type", orNull(part, "type"));
        if (part.path("type").asText().equals("text")) {
            canonical.set("text", truthy(part.path("text")) ? part.path("text") : NODES.textNode(""));
            return canonical;
        }
        JsonNode inFile = part.path("file").path("filename");
        JsonNode name = truthy(inFile) ? inFile : part.path("filename");
        if (truthy(name)) {
            canonical.set("filename", name);
        }
        return canonical;
    }

    private static JsonNode orNull(JsonNode object, String name) {
        return object.has(name) ? object.path(name) : NODES.nullNode();
    }

    private static JsonNode or(JsonNode object, String name, String otherwise) {
        return object.has(name) ? object.path(name) : NODES.textNode(otherwise);
    }

    /** What Python's {@code if value:} takes for true. */
    private static boolean truthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> !value.isEmpty();
            case STRING -> !value.textValue().isEmpty();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            default -> false;
        };
    }

    private static final class RefusedRequestException extends Exception {}
}
