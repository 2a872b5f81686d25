package dev.reckoner.market;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the use of a provider changed after something about it became known. That it did does not say that it did because of
 * it: a price, a new model or an outage of the same days would look alike, and others' use shows only what touches all.
 *
 * @param responses one per measure, claims first; no spend where the trail has none of the provider
 */
public record MarketResponse(Intervention intervention, List<Response> responses) {
    public MarketResponse {
        responses = List.copyOf(responses);
    }

    /** Looks for a response. */
    public static MarketResponse of(Market market, Intervention intervention, ResponseTerms terms) {
        boolean spent = market.of(intervention.provider()).uses().stream()
                .anyMatch(use -> use.spend().isPresent());
        return new MarketResponse(
                intervention,
                Arrays.stream(Measure.values())
                        .filter(measure -> spent || measure != Measure.SPEND)
                        .map(measure -> Response.of(market, intervention, measure, terms))
                        .toList());
    }

    /** What the number of claims says. Payers and spend stand beside it and are not asked until one of them answers. */
    public Movement movement() {
        return responses.getFirst().movement();
    }

    /** The response in one measure; empty for spend where the trail has none. */
    public Optional<Response> in(Measure measure) {
        return responses.stream()
                .filter(response -> response.measure() == measure)
                .findFirst();
    }
}
