package dev.reckoner.audit.sample.opengradient;

import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.payment.CostRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What the sample's invented language models cost, in dollars for a token. */
enum ModelTariff {
    SMALL("linden-small", "0.0000004", "0.0000016"),
    LARGE("linden-large", "0.000002", "0.000008");

    private static final String SOURCE = "price list of the sample's gateways";

    final String model;
    private final String input;
    private final String output;

    ModelTariff(String model, String input, String output) {
        this.model = model;
        this.input = input;
        this.output = output;
    }

    /** As an analyst accepts it. */
    ModelPrice price() {
        return new ModelPrice(model, input, output, Optional.of(SOURCE), Optional.empty(), Optional.empty());
    }

    /**
     * What the gateway charges.
     *
     * @param opgPriceUsd dollars for one OPG
     * @param factor 1 for an honest one
     */
    StatedPrice charge(ChatExchange.Usage usage, String opgPriceUsd, int factor) {
        BigDecimal price = new BigDecimal(opgPriceUsd);
        BigInteger opg = CostRule.opg(
                        usage.prompt(),
                        usage.completion(),
                        new CostRule.Price(price().input(), price().output()),
                        price)
                .multiply(BigInteger.valueOf(factor));
        return new StatedPrice(opg.toString(), CostRule.usd(opg, price).toPlainString(), opgPriceUsd);
    }
}
