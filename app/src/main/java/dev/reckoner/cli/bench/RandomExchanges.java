package dev.reckoner.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.sample.opengradient.ChatExchange;
import dev.reckoner.audit.sample.opengradient.StatedPrice;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Questions and answers of random words: about 600 bytes of request and 400 of answer, some in other scripts. */
final class RandomExchanges {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> MODELS =
            List.of("gpt-4.1", "claude-sonnet-4-5", "gemini-2.5-flash", "grok-4-fast");
    private static final int QUESTION_WORDS = 64;
    private static final int ANSWER_WORDS = 58;
    private static final StatedPrice PRICE = new StatedPrice("1250000000000000", "0.000125", "0.1");
    private static final List<String> WORDS =
            List.of(("the of and a in to model is for audit on that with ledger was as key"
                            + " it by evidence be enclave answer from risk at are price this token which yield or over margin \"quoted\" not"
                            + " value rate an café been more than settlement under naïve first has\nsecond market who 東京 signal between"
                            + " exposure two day block 🙂 hour witness after report")
                    .split(" "));

    private RandomExchanges() {}

    /** The exchange of that number; every other one is of generation G2, with a cost block. */
    static ChatExchange of(long seed, int number) {
        Random random = new Random(seed * 31 + number);
        ObjectNode request = NODES.objectNode().put("model", MODELS.get(random.nextInt(MODELS.size())));
        request.putArray("messages")
                .add(ChatExchange.message(
                        "system", "You are a careful analyst. Answer briefly and name what you rest on."))
                .add(ChatExchange.message("user", text(random, QUESTION_WORDS)));
        request.put("temperature", random.nextInt(11) / 10.0).put("max_tokens", 256 + random.nextInt(512));
        String id = "chatcmpl-" + new UUID(random.nextLong(), random.nextLong());
        return new ChatExchange(
                request,
                text(random, ANSWER_WORDS),
                Optional.empty(),
                id,
                new ChatExchange.Usage(QUESTION_WORDS, ANSWER_WORDS),
                number % 2 == 1 ? Optional.of(PRICE) : Optional.empty());
    }

    private static String text(Random random, int words) {
        return random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }
}
