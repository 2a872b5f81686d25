package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.sample.opengradient.GatewayPlan.Fault;
import dev.reckoner.audit.sample.opengradient.GatewayPlan.Planned;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is asked and answered in the sample.
 *
 * @param lines a question and its answer each, with a tab between
 */
record Questions(List<String> lines) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROLE =
            "You help the accounts department. Answer in at most three sentences and say where you are not sure.";
    private static final int MOST_TOKENS = 256;
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    static Questions read() throws IOException {
        try (var in = Objects.requireNonNull(Questions.class.getResourceAsStream("questions.tsv"));
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Questions(text.lines().toList());
        }
    }

    /** The response's own number. */
    static String label(Planned planned) {
        SecureRandom random = GatewayPlan.SEED.random("response " + planned.number());
        return "chatcmpl-" + new UUID(random.nextLong(), random.nextLong());
    }

    /** The exchange as the gateway saw it. */
    ChatExchange exchange(Planned planned) {
        String line = lines.get(planned.number());
        String question = line.substring(0, line.indexOf('\t'));
        String answer = line.substring(line.indexOf('\t') + 1);
        ModelTariff tariff = planned.number() % 4 == 1 ? ModelTariff.LARGE : ModelTariff.SMALL;
        ObjectNode request = request(planned, tariff, question);
        Optional<ArrayNode> calls = planned.callsTools() ? Optional.of(toolCalls(answer)) : Optional.empty();
        var usage = new ChatExchange.Usage(tokens(ROLE + question), tokens(answer));
        Optional<StatedPrice> price = planned.session().gateway.build.statesCosts
                ? Optional.of(charge(planned, tariff, usage))
                : Optional.empty();
        return new ChatExchange(request, calls.isPresent() ? "" : answer, calls, label(planned), usage, price);
    }

    private static ObjectNode request(Planned planned, ModelTariff tariff, String question) {
        ObjectNode request = NODES.objectNode().put("model", tariff.model);
        request.putArray("messages")
                .add(ChatExchange.message("system", ROLE))
                .add(ChatExchange.message("user", question));
        request.put("temperature", planned.number() % 3 / 5.0).put("max_tokens", MOST_TOKENS);
        if (planned.callsTools()) {
            request.put("stream", true).set("tools", tools());
        }
        if (planned.fault() == Fault.UNSIGNED_MEMBERS_CHANGED) {
            request.put("tool_choice", "none").put("top_p", 1.0).put("seed", 7);
        }
        return request;
    }

    private static ArrayNode tools() {
        ArrayNode tools = NODES.arrayNode();
        ObjectNode function = tools.addObject().put("type", "function").putObject("function");
        function.put("name", "find_invoice").put("description", "Finds an invoice by its number.");
        ObjectNode parameters = function.putObject("parameters").put("type", "object");
        parameters.putObject("properties").putObject("number").put("type", "string");
        parameters.putArray("required").add("number");
        return tools;
    }

    /** Of a question that needs a tool the line holds the arguments instead of an answer. */
    private static ArrayNode toolCalls(String arguments) {
        ArrayNode calls = NODES.arrayNode();
        calls.addObject()
                .put("id", "call_01")
                .put("type", "function")
                .putObject("function")
                .put("name", "find_invoice")
                .put("arguments", arguments);
        return calls;
    }

    private static int tokens(String text) {
        return text.length() / CHARACTERS_OF_A_TOKEN + 1;
    }

    private static StatedPrice charge(Planned planned, ModelTariff tariff, ChatExchange.Usage usage) {
        String opgPrice = "0.2" + (40 + planned.session().ordinal());
        return tariff.charge(usage, opgPrice, planned.fault() == Fault.COST_RAISED ? 2 : 1);
    }

    /** The exchange as it was handed in. */
    static ChatExchange handedIn(ChatExchange made, Fault fault) {
        return switch (fault) {
            case ANSWER_CHANGED -> made.saying(made.answer().replace("10,000", "15,000"));
            case UNSIGNED_MEMBERS_CHANGED -> {
                ObjectNode changed = made.request().deepCopy().put("seed", 11).put("top_p", 0.1);
                changed.remove("tool_choice");
                yield made.asking(changed);
            }
            default -> made;
        };
    }
}
