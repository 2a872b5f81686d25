package dev.reckoner.ui.market;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;
import dev.reckoner.market.Effect;
import dev.reckoner.market.Interval;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Response;
import java.util.List;
import java.util.Optional;

/**
 * The answers over all parties.
 *
 * @param dots one per intervention that the first answer counts
 */
record Population(Departures departures, Attraction attraction, List<Dot> dots) {
    Population {
        dots = List.copyOf(dots);
    }

    /**
     * A change against what others did.
     *
     * @param interval that of its own projection, moved by what others did; empty where it is not told
     */
    record Dot(String party, double change, Optional<Interval> interval) {}

    static Population of(CaseMarket market) {
        Departures departures = market.departures();
        return new Population(
                departures,
                market.attraction(),
                departures.cases().stream().map(one -> dot(market, one)).toList());
    }

    private static Dot dot(CaseMarket market, Departures.Case one) {
        var effect = market.known().stream()
                .filter(known -> known.intervention().equals(one.intervention()))
                .findFirst()
                .flatMap(known -> market.response(known).in(Measure.CLAIMS))
                .flatMap(Response::effect);
        return new Dot(one.intervention().provider(), one.relative(), effect.map(own -> moved(own, one.relative())));
    }

    private static Interval moved(Effect own, double relative) {
        double by = relative - own.relative();
        return new Interval(own.interval().low() + by, own.interval().high() + by);
    }
}
