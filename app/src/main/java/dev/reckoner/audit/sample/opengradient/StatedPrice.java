package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The cost block of generation G2; the enclave does not sign it.
 *
 * @param costOpg in OPG's smallest unit, decimal
 * @param costUsd in dollars, decimal
 * @param opgPriceUsd dollars for one OPG, decimal
 */
public record StatedPrice(String costOpg, String costUsd, String opgPriceUsd) {
    void writeTo(ObjectNode response) {
        response.putObject("opengradient")
                .put("cost_opg", costOpg)
                .put("cost_usd", costUsd)
                .put("opg_price_usd", opgPriceUsd);
    }
}
