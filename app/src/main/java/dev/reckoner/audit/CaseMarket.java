package dev.reckoner.audit;

import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Market;
import dev.reckoner.market.MarketResponse;
import dev.reckoner.market.ResponseTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who used the operators or providers of a case, and what became known of them.
 *
 * @param unit by whom use is counted
 * @param market the uses, from the first to the last of them, and what became known
 * @param known the same with where it stands in the ledger, in the order of time; of one party and day one
 * @param coverage by party the share of its claims for which every check of the evidence strip but running it again affirms
 * @param counted what is counted and what is not
 */
public record CaseMarket(
        MarketUnit unit, Market market, List<BecameKnown> known, SortedMap<String, Double> coverage, Counted counted) {
    /**
     * How a response is looked for. There is no choice of it: whoever may choose among several finds what there is not.
     */
    public static final ResponseTerms TERMS = ResponseTerms.DAYS;

    private static final Duration NEAR = Duration.ofDays(14);

    public CaseMarket {
        known = List.copyOf(known);
    }

    /**
     * What is counted and what is not.
     *
     * @param claims that count
     * @param notAttributed that name a party, and nothing but their own word binds them to it
     * @param unnamed that name no party
     * @param leftOut that count for parties that are left out, because there are too many of them to be compared
     * @param withPayer of those that count, how many say who paid
     * @param spend in what spend is counted; empty where the case says of no claim what was paid
     */
    public record Counted(
            long claims, long notAttributed, long unnamed, long leftOut, long withPayer, Optional<Spend> spend) {}

    /**
     * In what spend is counted.
     *
     * @param unit for example {@code OPG}
     * @param claims how many claims that count have a price in it
     * @param others how many have one in another unit, which is not counted
     */
    public record Spend(String unit, long claims, long others) {}

    /** What else became known of the same party within two weeks: which of them users answered to cannot be told. */
    public List<BecameKnown> near(BecameKnown one) {
        Instant known = one.intervention().known();
        return this.known.stream()
                .filter(other -> !other.equals(one) && other.party().equals(one.party()))
                .filter(other -> Duration.between(known, other.intervention().known())
                                .abs()
                                .compareTo(NEAR)
                        < 0)
                .toList();
    }

    /**
     * What became known, each with whether use changed after it, in the order of time. Takes some arithmetic: not for the FX
     * thread.
     */
    public Map<BecameKnown, MarketResponse> responses() {
        var found = MarketResponse.all(market, TERMS).iterator();
        var responses = new LinkedHashMap<BecameKnown, MarketResponse>();
        known.forEach(one -> responses.put(one, found.next()));
        return responses;
    }

    /** Do users move away after audited mistakes? Not for the FX thread either. */
    public Departures departures() {
        return Departures.of(market, TERMS);
    }

    /** Do users move towards those whose claims have more evidence? Not for the FX thread either. */
    public Attraction attraction() {
        return Attraction.of(market, coverage, TERMS);
    }
}
