package dev.reckoner.appraise.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.RequestRules;
import dev.reckoner.trail.opengradient.settlement.NumericLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What about a response no evidence covers. Source: tee-gateway controllers/chat_controller.py and tee_manager.py for what is
 * hashed, inference-facilitator for what a blob keeps.
 *
 * @param items the request's own members first
 */
public record Coverage(List<Uncovered> items) {
    private static final Uncovered ATTACHMENT_BYTES = new Uncovered(
            "request.attachments", "Of attachments and images only type and file name are hashed, not their bytes.");
    private static final Uncovered JSON_PROMPT = new Uncovered(
            "request.json-prompt",
            "The gateway may have added a system message that asks for JSON; the hash does not show it.");
    private static final Uncovered NUMBERS = new Uncovered(
            "request.numbers",
            "The request came through JavaScript, which may have changed numbers; its hash may not be reproducible.");
    private static final Uncovered TEMPERATURE = new Uncovered(
            "gateway.temperature", "For some models the gateway sets another temperature than the one that is hashed.");
    private static final Uncovered MODEL = new Uncovered(
            "gateway.model", "The model that was asked for is hashed with the request; which model answered is not.");
    private static final Uncovered PAYER = new Uncovered("gateway.payer", "Nothing that is signed names who paid.");
    private static final Uncovered PROVIDER_ID =
            new Uncovered("response.id", "The provider's number of the response is not signed.");
    private static final Uncovered USAGE = new Uncovered("response.usage", "The numbers of tokens are not signed.");
    private static final Uncovered COST = new Uncovered("response.cost", "The cost and the price are not signed.");
    private static final Uncovered FINISH =
            new Uncovered("response.finish-reason", "Why the answer ended is not signed.");
    private static final Uncovered TEXT_BESIDE_TOOLS = new Uncovered(
            "response.text-beside-tools", "Of an answer with tool calls the text beside them is not signed.");
    private static final Uncovered TOOLS_BESIDE_TEXT =
            new Uncovered("response.tools-beside-text", "The answer is signed without the tool calls beside it.");
    private static final Uncovered SECOND_TEXT =
            new Uncovered("response.second-text", "The answer holds two texts, of which only one is signed.");
    private static final Uncovered OTHER_CHOICES =
            new Uncovered("response.other-choices", "Of several answers only the first is signed.");
    private static final Uncovered STREAMED_TEXT = new Uncovered(
            "settlement.streamed-text",
            "The settlement holds only the last frame of a stream, so the text behind the hash is not in it.");

    private static final String BETWEEN = ", ";
    private static final Map<String, Uncovered> KNOWN = Stream.of(
                    ATTACHMENT_BYTES,
                    JSON_PROMPT,
                    NUMBERS,
                    TEMPERATURE,
                    MODEL,
                    PAYER,
                    PROVIDER_ID,
                    USAGE,
                    COST,
                    FINISH,
                    TEXT_BESIDE_TOOLS,
                    TOOLS_BESIDE_TEXT,
                    SECOND_TEXT,
                    OTHER_CHOICES,
                    STREAMED_TEXT)
            .collect(Collectors.toUnmodifiableMap(Uncovered::id, item -> item));

    public Coverage {
        items = List.copyOf(items);
    }

    /** The items by their names, as a finding gives them. */
    public String names() {
        return items.stream().map(Uncovered::id).collect(Collectors.joining(BETWEEN));
    }

    /** What each of {@link #names()} means, in the same order; names that are not known here are left out. */
    public static List<String> sentences(String names) {
        return named(names).stream().map(Uncovered::sentence).toList();
    }

    /** The items of those {@link #names()}, in the same order; names that are not known here are left out. */
    public static List<Uncovered> named(String names) {
        return Stream.of(names.split(BETWEEN))
                .flatMap(name -> Optional.ofNullable(KNOWN.get(name)).or(() -> Uncovered.named(name)).stream())
                .toList();
    }

    /**
     * Draws up the list.
     *
     * @param request the request as held; empty where the case has only its hash
     * @param answer the response's JSON as held; empty where it cannot be read again
     * @param throughBlob true if both were read from the blob of a single settlement
     */
    public static Coverage of(
            Evidence.SignedResponse response,
            Optional<JsonNode> request,
            Optional<JsonNode> answer,
            boolean throughBlob) {
        // Generation G0 signed the answer with its end and hashed the request whole.
        boolean whole = response.generation().equals("G0");
        List<Uncovered> items = new ArrayList<>();
        request.filter(any -> !whole).ifPresent(asked -> items.addAll(ofRequest(asked, response)));
        request.filter(asked -> throughBlob && NumericLoss.isPossible(asked)).ifPresent(any -> items.add(NUMBERS));
        items.add(TEMPERATURE);
        items.add(MODEL);
        items.add(PAYER);
        items.addAll(ofAnswer(answer, whole));
        answer.filter(body -> throughBlob && isLastFrame(body)).ifPresent(any -> items.add(STREAMED_TEXT));
        return new Coverage(items);
    }

    private static List<Uncovered> ofRequest(JsonNode request, Evidence.SignedResponse response) {
        List<Uncovered> items = new ArrayList<>();
        for (String name : RequestRules.notCovered(request)) {
            if (!name.equals("attachments")) {
                items.add(Uncovered.member(name));
            } else if (response.generation().equals("G2")) {
                // Generation G1 hashes a list of parts as Python prints it, with everything in it.
                items.add(ATTACHMENT_BYTES);
            }
        }
        if (request.path("response_format").path("type").asText().equals("json_object") && !mentionsJson(request)) {
            items.add(JSON_PROMPT);
        }
        return items;
    }

    private static boolean mentionsJson(JsonNode request) {
        return request.path("messages").findValues("content").stream()
                .anyMatch(content -> content.toString().toLowerCase(Locale.ROOT).contains("json"));
    }

    private static List<Uncovered> ofAnswer(Optional<JsonNode> answer, boolean whole) {
        List<Uncovered> items = new ArrayList<>();
        addUnless(answer, items, PROVIDER_ID, "id");
        addUnless(answer, items, USAGE, "usage");
        answer.filter(body -> has(body, "opengradient")).ifPresent(any -> items.add(COST));
        if (!whole) {
            items.add(FINISH);
            answer.filter(Coverage::hasTextBesideTools).ifPresent(any -> items.add(TEXT_BESIDE_TOOLS));
        }
        answer.filter(body -> hasToolsBesideText(body, whole)).ifPresent(any -> items.add(TOOLS_BESIDE_TEXT));
        answer.filter(Coverage::hasSecondText).ifPresent(any -> items.add(SECOND_TEXT));
        answer.filter(body -> body.path("choices").size() > 1).ifPresent(any -> items.add(OTHER_CHOICES));
        return items;
    }

    /** An answer that cannot be read again may have it. */
    private static void addUnless(Optional<JsonNode> answer, List<Uncovered> items, Uncovered item, String member) {
        if (answer.isEmpty() || has(answer.get(), member)) {
            items.add(item);
        }
    }

    private static boolean has(JsonNode body, String member) {
        return body.hasNonNull(member) || body.path("last_frame").hasNonNull(member);
    }

    private static boolean hasTextBesideTools(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        return choice.path("finish_reason").asText().equals("tool_calls")
                && !choice.path("message").path("content").asText("").isEmpty();
    }

    /** Generation G0 signed no tool calls at all. */
    private static boolean hasToolsBesideText(JsonNode body, boolean whole) {
        JsonNode choice = body.path("choices").path(0);
        return !choice.path("message").path("tool_calls").isEmpty()
                && (whole || !choice.path("finish_reason").asText().equals("tool_calls"));
    }

    private static boolean hasSecondText(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        return !choice.path("text").asText("").isEmpty()
                && !choice.path("message").path("content").asText("").isEmpty();
    }

    private static boolean isLastFrame(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        return choice.has("delta") && !choice.has("message");
    }
}
