package dev.reckoner.trail.opengradient.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The block {@code opengradient} of a response of generation G2, with the usage it is computed from. The enclave signs neither.
 * Source: tee-gateway {@code tee_gateway/pricing.py}.
 *
 * @param model as the response names it
 * @param costOpg in OPG's smallest unit, of which one OPG has 10^18
 * @param costUsd in dollars
 * @param opgPriceUsd dollars for one OPG, above zero
 * @param promptTokens empty where the response states no usage, as the next
 */
public record StatedCost(
        String model,
        BigInteger costOpg,
        BigDecimal costUsd,
        BigDecimal opgPriceUsd,
        OptionalLong promptTokens,
        OptionalLong completionTokens) {
    private static final String BLOCK = "opengradient";
    private static final List<String> HOLDERS = List.of("response_body", "response", "output", "last_frame");
    /** What the gateway writes has no exponent. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,60}(?:\\.[0-9]{1,60})?");

    private static final long MOST_TOKENS = 1L << 40;

    /**
     * The cost in a record that holds a response.
     *
     * @return empty where the response states none
     * @throws TrailFormatException {@code TR-JSON-TYPE} if the block is there and its figures are not
     */
    public static Optional<StatedCost> in(JsonNode record) throws TrailFormatException {
        JsonNode response = response(record);
        return response.path(BLOCK).isObject() ? Optional.of(of(response)) : Optional.empty();
    }

    private static JsonNode response(JsonNode record) throws TrailFormatException {
        if (record.path(BLOCK).isObject()) {
            return record;
        }
        for (String name : HOLDERS) {
            JsonNode held = record.path(name);
            if (held.isTextual()) {
                held = inText(held.textValue());
            }
            if (held.path(BLOCK).isObject()) {
                return held;
            }
        }
        return record;
    }

    /** The last frame of a stream that has the block, or the document that the text is. */
    private static JsonNode inText(String text) throws TrailFormatException {
        if (text.stripLeading().startsWith("{")) {
            return StrictJson.tree(text.getBytes(StandardCharsets.UTF_8));
        }
        Optional<String> frame = text.lines()
                .filter(line -> line.startsWith("data:") && line.contains("\"" + BLOCK + "\""))
                .reduce((earlier, later) -> later);
        return StrictJson.tree(
                frame.map(line -> line.substring("data:".length())).orElse("{}").getBytes(StandardCharsets.UTF_8));
    }

    private static StatedCost of(JsonNode response) throws TrailFormatException {
        JsonNode block = response.path(BLOCK);
        BigDecimal cost = decimal(block, "cost_opg");
        BigDecimal price = decimal(block, "opg_price_usd");
        if (cost.scale() > 0 || price.signum() == 0) {
            String wrong = cost.scale() > 0 ? "cost_opg" : "opg_price_usd";
            throw StrictJson.mismatch(block.path(wrong), pointer(wrong), "a whole number above zero, or a price");
        }
        return new StatedCost(
                response.path("model").asText(""),
                cost.toBigIntegerExact(),
                decimal(block, "cost_usd"),
                price,
                tokens(response, "prompt_tokens"),
                tokens(response, "completion_tokens"));
    }

    private static BigDecimal decimal(JsonNode block, String name) throws TrailFormatException {
        String text = block.path(name).asText("");
        if (!DECIMAL.matcher(text).matches()) {
            throw StrictJson.mismatch(
                    block.path(name), pointer(name), "a decimal number without a sign or an exponent");
        }
        return new BigDecimal(text);
    }

    private static OptionalLong tokens(JsonNode response, String name) {
        JsonNode count = response.path("usage").path(name);
        boolean sensible = count.isIntegralNumber()
                && count.canConvertToLong()
                && count.longValue() >= 0
                && count.longValue() <= MOST_TOKENS;
        return sensible ? OptionalLong.of(count.longValue()) : OptionalLong.empty();
    }

    private static String pointer(String name) {
        return "/" + BLOCK + "/" + name;
    }
}
