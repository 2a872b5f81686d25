package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.opengradient.RequestRules;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A question with its answer, before it is signed: about 600 bytes of request and 400 of answer, some in other scripts.
 *
 * @param request as it was sent
 * @param answer the assistant's text
 * @param id the response's own
 * @param costed true if the response has the cost block of generation G2
 * @param seed of the trail
 * @param number within the trail
 */
record BenchExchange(ObjectNode request, String answer, String id, boolean costed, long seed, int number) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> MODELS =
            List.of("gpt-4.1", "claude-sonnet-4-5", "gemini-2.5-flash", "grok-4-fast");
    private static final int QUESTION_WORDS = 64;
    private static final int ANSWER_WORDS = 58;
    private static final List<String> WORDS =
            List.of(("the of and a in to model is for audit on that with ledger was as key"
                            + " it by evidence be enclave answer from risk at are price this token which yield or over margin \"quoted\" not"
                            + " value rate an café been more than settlement under naïve first has\nsecond market who 東京 signal between"
                            + " exposure two day block 🙂 hour witness after report")
                    .split(" "));

    /** The exchange of that number. */
    static BenchExchange of(long seed, int number) {
        Random random = new Random(seed * 31 + number);
        ObjectNode request = NODES.objectNode().put("model", MODELS.get(random.nextInt(MODELS.size())));
        request.putArray("messages")
                .add(message("system", "You are a careful analyst. Answer briefly and name what you rest on."))
                .add(message("user", text(random, QUESTION_WORDS)));
        request.put("temperature", random.nextInt(11) / 10.0).put("max_tokens", 256 + random.nextInt(512));
        String id = "chatcmpl-" + new UUID(random.nextLong(), random.nextLong());
        return new BenchExchange(request, text(random, ANSWER_WORDS), id, number % 2 == 1, seed, number);
    }

    private static ObjectNode message(String role, String content) {
        return NODES.objectNode().put("role", role).put("content", content);
    }

    private static String text(Random random, int words) {
        return random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    /** The record of request and response. */
    ObjectNode signed(BenchEnclave enclave, Instant at) {
        byte[] input = Keccak256.of(
                PythonJson.sortedBytes(RequestRules.G2.apply(request).orElseThrow()));
        byte[] output = Keccak256.of(answer.getBytes(StandardCharsets.UTF_8));
        byte[] message = ByteBuffer.allocate(96)
                .put(input)
                .put(output)
                .putLong(88, at.getEpochSecond())
                .array();
        ObjectNode response = response(at)
                .put("tee_signature", Base64.getEncoder().encodeToString(enclave.sign(message, seed, number)))
                .put("tee_request_hash", HexFormat.of().formatHex(input))
                .put("tee_output_hash", HexFormat.of().formatHex(output))
                .put("tee_timestamp", at.getEpochSecond())
                .put("tee_id", enclave.teeId());
        ObjectNode exchange = NODES.objectNode();
        exchange.set("request", request);
        exchange.set("response", response);
        return exchange;
    }

    private ObjectNode response(Instant at) {
        ObjectNode response = NODES.objectNode()
                .put("id", id)
                .put("object", "chat.completion")
                .put("created", at.getEpochSecond());
        response.set("model", request.get("model"));
        ObjectNode choice = response.putArray("choices").addObject().put("index", 0);
        choice.set("message", message("assistant", answer));
        choice.put("finish_reason", "stop");
        response.putObject("usage")
                .put("prompt_tokens", QUESTION_WORDS)
                .put("completion_tokens", ANSWER_WORDS)
                .put("total_tokens", QUESTION_WORDS + ANSWER_WORDS);
        if (costed) {
            response.putObject("opengradient")
                    .put("cost_opg", "1250000000000000")
                    .put("cost_usd", "0.000125")
                    .put("opg_price_usd", "0.1");
        }
        return response;
    }
}
