package dev.reckoner.market;

import dev.reckoner.chance.Holm;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the use of a provider changed after something about it became known. That it did does not say that it did because of
 * it: a price, a new model or an outage of the same days would look alike, and others' use shows only what touches all.
 *
 * @param responses one per measure, claims first; no payers where the trail names none of the provider's, and no spend where it
 *     has none
 */
public record MarketResponse(Intervention intervention, List<Response> responses) {
    private static final int DRAWS_FOR_EACH = 40;
    private static final int MOST_DRAWS = 199_999;

    public MarketResponse {
        responses = List.copyOf(responses);
    }

    /** Looks for a response to one, as if nothing else were looked at. */
    public static MarketResponse of(Market market, Intervention intervention, ResponseTerms terms) {
        return of(market, intervention, terms, placements(market, terms));
    }

    private static Map<Measure, Placements> placements(Market market, ResponseTerms terms) {
        var placements = new EnumMap<Measure, Placements>(Measure.class);
        Arrays.stream(Measure.values())
                .forEach(measure -> placements.put(measure, new Placements(market, measure, terms)));
        return placements;
    }

    private static MarketResponse of(
            Market market, Intervention intervention, ResponseTerms terms, Map<Measure, Placements> placements) {
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
                doubtedAlike(Arrays.stream(Measure.values())
                        .filter(told::contains)
                        .map(measure -> Response.of(
                                market, intervention, measure, terms, Objects.requireNonNull(placements.get(measure))))
                        .toList()));
    }

    /**
     * Looks for a response to everything that became known, in the order of the market's interventions. Among many, one is sooner
     * or later far off by chance: a movement is told only where its p-value among all of the same measure says so too.
     */
    public static List<MarketResponse> all(Market market, ResponseTerms asked) {
        // Among many only a small p-value tells anything, and none is smaller than one of the draws.
        ResponseTerms terms = asked.withDraws(Math.max(
                asked.draws(),
                Math.min(MOST_DRAWS, DRAWS_FOR_EACH * market.interventions().size())));
        // Interventions are in the order of time, so that those of one instant stay together.
        List<MarketResponse> each = market.interventions().stream()
                .collect(Collectors.groupingBy(Intervention::known, TreeMap::new, Collectors.toList()))
                .values()
                .parallelStream()
                .flatMap(atOnce -> atOnce(market, atOnce, terms))
                .toList();
        for (Measure measure : Measure.values()) {
            each = adjusted(each, measure, terms);
        }
        return each;
    }

    /** Claims that name it do not say who paid what: where their number is in doubt, payers and spend are. */
    private static List<Response> doubtedAlike(List<Response> responses) {
        boolean doubted = responses.getFirst().doubt().equals(Optional.of(Doubt.NAMED_MORE));
        return doubted
                ? responses.stream()
                        .map(response -> response.isMoved() ? response.doubted(Doubt.NAMED_MORE) : response)
                        .toList()
                : responses;
    }

    private static Stream<MarketResponse> atOnce(Market market, List<Intervention> atOnce, ResponseTerms terms) {
        var placements = placements(market, terms);
        return atOnce.stream().map(intervention -> of(market, intervention, terms, placements));
    }

    private static List<MarketResponse> adjusted(List<MarketResponse> each, Measure measure, ResponseTerms terms) {
        Iterator<Double> adjusted = Holm.adjusted(
                        each.stream().flatMap(one -> one.p(measure).stream()).toList())
                .iterator();
        return each.stream()
                .map(one -> one.p(measure).isPresent() ? one.among(measure, adjusted.next(), terms) : one)
                .toList();
    }

    private Optional<Double> p(Measure measure) {
        return in(measure).map(Response::p).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble);
    }

    private MarketResponse among(Measure measure, double ofAll, ResponseTerms terms) {
        return new MarketResponse(
                intervention,
                responses.stream()
                        .map(response -> response.measure() == measure ? response.among(ofAll, terms) : response)
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
