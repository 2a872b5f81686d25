package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeTee;
import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.code.PaymentCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trails with responses that state their cost. */
final class CostTrails {
    private static final MadeTee TEE = new MadeTee();
    /** For 10 tokens in and 8 out at 5 cents for an OPG, in 10^-18 OPG. */
    private static final String COST = "1680000000000000";

    private static final ModelPrice PRICE =
            new ModelPrice("gpt-4.1", "0.000002", "0.000008", Optional.empty(), Optional.empty(), Optional.empty());

    private CostTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a cost that follows from tokens and price",
                        in -> priced(costing(0, COST, "0.000084"), in),
                        PaymentCode.COST_RECOMPUTED),
                Scenario.of(
                        "a cost of a model whose price is not known",
                        in -> in.file("exchange.json", costing(0, COST, "0.000084")),
                        PaymentCode.COST_CONSISTENT),
                Scenario.of(
                        "a cost that does not follow from tokens and price",
                        in -> priced(costing(0, "1680000000000001", "0.00008400000000000005"), in),
                        PaymentCode.COST_DIFFERS),
                Scenario.of(
                        "costs in OPG and in dollars that do not agree",
                        in -> priced(costing(0, COST, "0.000085"), in),
                        PaymentCode.COST_USD_DIFFERS),
                Scenario.of(
                        "a cost below nothing", in -> priced(costing(0, "-1", "0"), in), PaymentCode.COST_MALFORMED),
                Scenario.of(
                        "a session that ends with its cap",
                        in -> session(in, "40000000000000000", "60000000000000000", "9000000000000000"),
                        PaymentCode.SESSION_SUM),
                Scenario.of(
                        "a session that goes on after its cap",
                        in -> session(in, "60000000000000000", "60000000000000000", "60000000000000000"),
                        PaymentCode.SESSION_OVER_CAP));
    }

    private static ObjectNode costing(int number, String opg, String usd) {
        var exchange = TEE.exchange("How much is it?", "A little.", 1_747_000_000 + number);
        var response = (ObjectNode) exchange.get("response");
        response.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 8);
        response.putObject("opengradient")
                .put("cost_opg", opg)
                .put("cost_usd", usd)
                .put("opg_price_usd", "0.05");
        return exchange;
    }

    private static void priced(ObjectNode exchange, Investigation in) throws IOException {
        in.accept(PRICE);
        in.file("exchange.json", exchange);
    }

    private static void session(Investigation in, String... costs) throws IOException {
        for (int i = 0; i < costs.length; i++) {
            var exchange = costing(i, costs[i], "0");
            exchange.putObject("response_headers").put("X-Upto-Session", "s-1");
            in.file("exchange-" + i + ".json", exchange);
        }
    }
}
