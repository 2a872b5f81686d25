package dev.reckoner.appraise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a model costs.
 *
 * @param model the name by which requests ask for it
 * @param inputUsdPerToken US dollars for a token of the request, decimal, for example {@code 0.00000125}
 * @param outputUsdPerToken likewise for a token of the answer
 */
public record ModelPrice(
        String model,
        String inputUsdPerToken,
        String outputUsdPerToken,
        Optional<String> source,
        Optional<Instant> from,
        Optional<Instant> until)
        implements DatedReference {
    @Override
    public ReferenceKind kind() {
        return ReferenceKind.PRICE;
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public String value() {
        return inputUsdPerToken + " / " + outputUsdPerToken;
    }

    /** US dollars for a token of the request. */
    public BigDecimal input() {
        return new BigDecimal(inputUsdPerToken);
    }

    /** US dollars for a token of the answer. */
    public BigDecimal output() {
        return new BigDecimal(outputUsdPerToken);
    }
}
