package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.opengradient.RequestRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A question with its answer, before it is signed.
 *
 * @param request as it was sent
 * @param answer the assistant's text; nothing where it calls tools instead
 * @param toolCalls what it calls
 * @param id the response's own
 * @param usage tokens of both
 * @param price the cost block, which generation G2 has
 */
public record ChatExchange(
        ObjectNode request,
        String answer,
        Optional<ArrayNode> toolCalls,
        String id,
        Usage usage,
        Optional<StatedPrice> price) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Numbers of tokens. */
    public record Usage(int prompt, int completion) {}

    /** Lets an enclave sign it: both hashes and the time. */
    public SignedExchange signedBy(GatewayEnclave enclave, Instant at) {
        Bytes input = Bytes.of(
                        PythonJson.sortedBytes(RequestRules.G2.apply(request).orElseThrow()))
                .keccak();
        Bytes output = Bytes.of(signedText().getBytes(StandardCharsets.UTF_8)).keccak();
        Bytes message = input.then(output).then(GatewayEnclave.word(at.getEpochSecond()));
        return new SignedExchange(this, enclave.teeId(), at, input, output, Bytes.of(enclave.sign(message)));
    }

    /** Text beside tool calls is not signed. */
    private String signedText() {
        return toolCalls.map(PythonJson::dumpsSorted).orElse(answer);
    }

    /** The same with another text, as somebody would have it who changes what was answered. */
    ChatExchange saying(String other) {
        return new ChatExchange(request, other, toolCalls, id, usage, price);
    }

    /** The same with another request, as somebody would have it who changes what was asked. */
    ChatExchange asking(ObjectNode other) {
        return new ChatExchange(other, answer, toolCalls, id, usage, price);
    }

    /** The response but for its marks. */
    ObjectNode unsignedResponse(Instant at) {
        ObjectNode response = NODES.objectNode()
                .put("id", id)
                .put("object", "chat.completion")
                .put("created", at.getEpochSecond());
        response.set("model", request.get("model"));
        ObjectNode choice = response.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", answer);
        toolCalls.ifPresent(calls -> message.set("tool_calls", calls));
        choice.put("finish_reason", finishReason());
        putUsage(response);
        return response;
    }

    String finishReason() {
        return toolCalls.isPresent() ? "tool_calls" : "stop";
    }

    void putUsage(ObjectNode response) {
        response.putObject("usage")
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.prompt() + usage.completion());
        price.ifPresent(stated -> stated.writeTo(response));
    }

    /** A message of a request. */
    public static ObjectNode message(String role, String content) {
        return NODES.objectNode().put("role", role).put("content", content);
    }
}
