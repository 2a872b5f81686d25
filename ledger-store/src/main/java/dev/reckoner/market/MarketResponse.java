package dev.reckoner.market;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the use of a provider changed after something about it became known. That it did does not say that it did because of
 * it: a price, a new model or an outage of the same days would look alike, and others' use shows only what touches all.
 *
 * @param responses one per measure, claims first; no payers where the trail names none of the provider's, and no spend where it
 *     has none
 */
public record MarketResponse(Intervention intervention, List<Response> responses) {
    public MarketResponse {
        responses = List.copyOf(responses);
    }

    /** Looks for a response. */
    public static MarketResponse of(Market market, Intervention intervention, ResponseTerms terms) {
        var uses = market.of(intervention.provider()).uses();
        var told = EnumSet.of(Measure.CLAIMS);
        if (uses.stream().anyMatch(use -> !use.payer().isEmpty())) {
            told.add(Measure.PAYERS);
        }
        if (uses.stream().anyMatch(use -> use.spend().isPresent())) {
            told.add(Measure.SPEND);
        }
        return new MarketResponse(
                intervention,
                Arrays.stream(Measure.values())
                        .filter(told::contains)
                        .map(measure -> Response.of(market, intervention, measure, terms))
                        .toList());
    }

    /** What the number of claims says. Payers and spend stand beside it and are not asked until one of them answers. */
    public Movement movement() {
        return responses.getFirst().movement();
    }

    /** The response in one measure; empty for payers or spend where the trail has none. */
    public Optional<Response> in(Measure measure) {
        return responses.stream()
                .filter(response -> response.measure() == measure)
                .findFirst();
    }
}
