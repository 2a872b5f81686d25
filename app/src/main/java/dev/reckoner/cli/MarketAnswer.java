package dev.reckoner.cli;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.Interval;
import dev.reckoner.market.MarketResponse;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import dev.reckoner.market.Observed;
import dev.reckoner.market.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What {@code reckoner market} answers.
 *
 * @param of by whom use is counted
 * @param observed from the first claim that counts until the last
 * @param counted what is counted and what is not
 * @param coverage by party the share of its claims with complete evidence
 * @param interventions what became known and whether use changed after it
 * @param departures whether users move away after audited mistakes
 * @param attraction whether users move towards those with more evidence
 */
record MarketAnswer(
        String of,
        Observed observed,
        CaseMarket.Counted counted,
        SortedMap<String, Double> coverage,
        List<Answered> interventions,
        Population departures,
        Population attraction) {
    /**
     * Something that became known, and the response in each measure.
     *
     * @param counts what became known, each with the number of claims that it is about
     * @param entry index of the ledger's entry that told it first
     * @param near entries that tell what else became known of the same party within two weeks
     * @param measures claims first
     */
    record Answered(
            String party,
            SortedMap<BecameKnown.Kind, Long> counts,
            Instant known,
            long entry,
            List<Long> near,
            List<Measured> measures) {
        boolean isTold() {
            return inClaims().movement() != Movement.CANNOT_TELL;
        }

        Measured inClaims() {
            return measures.getFirst();
        }
    }

    /**
     * A response in one measure.
     *
     * @param daysBefore how many days before are counted
     * @param before of each of them, in the mean
     * @param expected of each day after, as the line before projects; empty where too little was counted
     * @param seen of each day after, in the mean
     * @param change what was seen less what was expected, relative to that
     * @param interval of the change, without an end where nothing bounds it
     * @param p that chance does as much
     * @param adjusted the same where it is one of all that became known
     * @param others what the use of others did at the same time, in the median; empty where they are too few
     */
    record Measured(
            Measure measure,
            Movement movement,
            Optional<Doubt> doubt,
            int daysBefore,
            int daysAfter,
            double before,
            Optional<Double> expected,
            Optional<Double> seen,
            Optional<Double> change,
            Optional<Bounds> interval,
            Optional<Double> p,
            Optional<Double> adjusted,
            Optional<Double> others) {
        static Measured of(Response response) {
            var buckets = response.buckets();
            return new Measured(
                    response.measure(),
                    response.movement(),
                    response.doubt(),
                    buckets.before(),
                    buckets.after(),
                    buckets.values().stream()
                            .limit(buckets.before())
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0),
                    response.effect().map(effect -> effect.projected()),
                    response.effect().map(effect -> effect.observed()),
                    response.effect().map(effect -> effect.relative()),
                    response.effect().map(effect -> Bounds.of(effect.interval())),
                    boxed(response.p()),
                    boxed(response.adjusted()),
                    response.comparison().map(comparison -> comparison.theirs()));
        }
    }

    /**
     * An interval.
     *
     * @param high empty where nothing bounds it
     */
    record Bounds(double low, Optional<Double> high) {
        static Bounds of(Interval interval) {
            return new Bounds(
                    interval.low(),
                    Double.isInfinite(interval.high()) ? Optional.empty() : Optional.of(interval.high()));
        }

        Interval interval() {
            return new Interval(low, high.orElse(Double.POSITIVE_INFINITY));
        }
    }

    /**
     * An answer over all parties.
     *
     * @param counted how many interventions, or parties, it rests on
     * @param leftOut how many interventions could not be counted
     * @param figure the median change, or the rank correlation
     */
    record Population(
            Movement movement,
            Optional<Doubt> doubt,
            int counted,
            int leftOut,
            Optional<Double> figure,
            Optional<Bounds> interval,
            Optional<Double> p) {
        static Population of(Departures departures) {
            return new Population(
                    departures.movement(),
                    departures.doubt(),
                    departures.cases().size(),
                    departures.leftOut(),
                    boxed(departures.median()),
                    departures.interval().map(Bounds::of),
                    boxed(departures.p()));
        }

        static Population of(Attraction attraction) {
            return new Population(
                    attraction.movement(),
                    attraction.doubt(),
                    attraction.points().size(),
                    0,
                    boxed(attraction.correlation()),
                    attraction.interval().map(Bounds::of),
                    boxed(attraction.p()));
        }
    }

    static MarketAnswer of(CaseMarket market, List<BecameKnown> asked) {
        var responses = market.responses();
        return new MarketAnswer(
                market.unit().wireName(),
                market.market().observed(),
                market.counted(),
                market.coverage(),
                responses.entrySet().stream()
                        .filter(one -> asked.contains(one.getKey()))
                        .map(one -> answered(market, one.getKey(), one.getValue()))
                        .toList(),
                Population.of(market.departures()),
                Population.of(market.attraction()));
    }

    private static Answered answered(CaseMarket market, BecameKnown one, MarketResponse response) {
        return new Answered(
                one.party(),
                one.counts(),
                one.intervention().known(),
                one.entry(),
                market.near(one).stream().map(BecameKnown::entry).toList(),
                response.responses().stream().map(Measured::of).toList());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
