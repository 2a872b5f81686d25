package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.LeafLayout;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * An exchange with what its enclave put under it.
 *
 * @param exchange request and answer as they are handed over, which need not be what was signed
 * @param at the signed time
 * @param inputHash keccak256 of the canonical request
 * @param outputHash keccak256 of the answer
 * @param signature RSA-PSS, 256 bytes
 */
public record SignedExchange(
        ChatExchange exchange, String teeId, Instant at, Bytes inputHash, Bytes outputHash, Bytes signature) {
    private static final int PIECE = 24;

    /** The same marks under another text. */
    SignedExchange handedOverAs(ChatExchange other) {
        return new SignedExchange(other, teeId, at, inputHash, outputHash, signature);
    }

    /** The record of request and response. */
    public ObjectNode record() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.set("request", exchange.request());
        record.set("response", response());
        return record;
    }

    /** The response with its marks. */
    ObjectNode response() {
        return marked(exchange.unsignedResponse(at));
    }

    /** The response as the text of its event stream: the tool calls in pieces, then a frame with the marks. */
    String stream() {
        var text = new StringBuilder();
        ArrayNode calls = exchange.toolCalls().orElseThrow();
        for (int index = 0; index < calls.size(); index++) {
            JsonNode call = calls.get(index);
            String arguments = call.path("function").path("arguments").textValue();
            frame(text, toolCall(index, call, arguments.substring(0, Math.min(PIECE, arguments.length()))));
            if (arguments.length() > PIECE) {
                frame(text, rest(index, arguments.substring(PIECE)));
            }
        }
        ObjectNode last = empty();
        ((ObjectNode) last.path("choices").path(0)).put("finish_reason", exchange.finishReason());
        exchange.putUsage(last);
        frame(text, marked(last));
        return text.append("data: [DONE]\n\n").toString();
    }

    private ObjectNode toolCall(int index, JsonNode call, String arguments) {
        ObjectNode piece = rest(index, arguments);
        ObjectNode told = (ObjectNode) piece.at("/choices/0/delta/tool_calls/0");
        told.set("id", call.path("id"));
        told.set("type", call.path("type"));
        ((ObjectNode) told.path("function")).set("name", call.path("function").path("name"));
        return piece;
    }

    private ObjectNode rest(int index, String arguments) {
        ObjectNode frame = empty();
        ((ObjectNode) frame.at("/choices/0/delta"))
                .putArray("tool_calls")
                .addObject()
                .put("index", index)
                .putObject("function")
                .put("arguments", arguments);
        return frame;
    }

    private ObjectNode empty() {
        ObjectNode frame = JsonNodeFactory.instance
                .objectNode()
                .put("id", exchange.id())
                .put("object", "chat.completion.chunk")
                .put("created", at.getEpochSecond());
        frame.set("model", exchange.request().get("model"));
        frame.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("finish_reason")
                .putObject("delta");
        return frame;
    }

    private static void frame(StringBuilder text, ObjectNode frame) {
        text.append("data: ").append(frame).append("\n\n");
    }

    private ObjectNode marked(ObjectNode response) {
        return response.put("tee_signature", Base64.getEncoder().encodeToString(signature.toArray()))
                .put("tee_request_hash", inputHash.hex())
                .put("tee_output_hash", outputHash.hex())
                .put("tee_timestamp", at.getEpochSecond())
                .put("tee_id", teeId);
    }

    /** The leaf of a batch that settles it. */
    Leaf leaf() {
        return new Leaf(
                LeafLayout.SIGNED,
                Optional.of(teeId),
                inputHash.toString(),
                outputHash.toString(),
                Optional.of(signature.toString()),
                Optional.of(BigInteger.valueOf(at.getEpochSecond())));
    }
}
