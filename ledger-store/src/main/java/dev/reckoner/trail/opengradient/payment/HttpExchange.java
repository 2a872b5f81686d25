package dev.reckoner.trail.opengradient.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a response travelled, by the HTTP headers that its record keeps beside it: in members {@code headers}, {@code
 * request_headers} and {@code response_headers} of the record, or {@code headers} of its request and response. Nobody signs
 * headers. Sources: x402, {@code python/x402/http/middleware/flask.py}; tee-gateway, {@code
 * controllers/ohttp_controller.py}.
 *
 * @param headers values by name in lower case
 */
public record HttpExchange(Map<String, List<String>> headers) {
    private static final int MOST_HEADERS = 512;
    private static final int MOST_SHORT = 256;
    private static final String SESSION = "x-upto-session";
    private static final String TRANSACTION = "x-settlement-tx-hash";
    private static final String INFERENCE_COST = "x-inference-cost-opg";
    private static final String CONTENT_TYPE = "content-type";
    private static final String OBLIVIOUS = "message/ohttp-";
    private static final List<String> HEADERS =
            List.of("headers", "request_headers", "response_headers", "requestHeaders", "responseHeaders");

    public HttpExchange {
        headers = Map.copyOf(headers);
    }

    /** The headers in a record. */
    public static HttpExchange of(JsonNode record) {
        var headers = new TreeMap<String, List<String>>();
        HEADERS.forEach(name -> collect(record.path(name), headers));
        collect(record.path("request").path("headers"), headers);
        collect(record.path("response").path("headers"), headers);
        return new HttpExchange(headers);
    }

    private static void collect(JsonNode members, Map<String, List<String>> headers) {
        if (!members.isObject()) {
            return;
        }
        members.properties().stream().limit(MOST_HEADERS).forEach(header -> {
            JsonNode value = header.getValue();
            String name = header.getKey().toLowerCase(Locale.ROOT);
            Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
            for (JsonNode one : values) {
                if (one.isTextual()) {
                    headers.computeIfAbsent(name, any -> new ArrayList<>(1)).add(one.textValue());
                }
            }
        });
    }

    /** The values of headers that carry a payment. */
    public List<String> payments() {
        return PaymentHeader.NAMES.stream()
                .flatMap(name -> headers.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /** True if nothing in the headers tells of a payment or of a relay. */
    public boolean tellsNothing() {
        return payments().isEmpty() && session().isEmpty() && transaction().isEmpty() && !oblivious();
    }

    /** The session that many requests draw on. */
    private Optional<String> session() {
        return first(SESSION);
    }

    private Optional<String> transaction() {
        return first(TRANSACTION);
    }

    /** True if the request went through a relay of oblivious HTTP, which pays for it. */
    private boolean oblivious() {
        return headers.containsKey(INFERENCE_COST)
                || headers.getOrDefault(CONTENT_TYPE, List.of()).stream()
                        .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith(OBLIVIOUS));
    }

    private Optional<String> first(String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank() && value.length() <= MOST_SHORT)
                .findFirst();
    }

    /**
     * The evidence item.
     *
     * @param signature of the response, base64
     * @param payment the payment in the headers, where there is one
     * @param cost what the response says that it cost, in OPG's smallest unit, decimal
     */
    public Evidence.HttpExchange evidence(
            String signature, Optional<Digest> payment, Optional<String> cost, Digest blob, String place) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("signature", signature);
        session().ifPresent(value -> told.put("session", value));
        transaction().ifPresent(value -> told.put("transaction", value));
        payment.ifPresent(value -> told.put("payment", value.toString()));
        cost.ifPresent(value -> told.put("cost", value));
        told.put("oblivious", oblivious());
        return new Evidence.HttpExchange(
                Digest.sha256(CanonicalJson.bytes(told)),
                blob,
                place,
                signature,
                session(),
                payment,
                transaction(),
                oblivious(),
                cost);
    }
}
