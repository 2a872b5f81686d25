package dev.reckoner.ui.market;

import dev.reckoner.audit.CaseMarket;
import dev.reckoner.market.Attraction;
import dev.reckoner.market.Departures;

/** The answers over all parties. */
record Population(Departures departures, Attraction attraction) {
    static Population of(CaseMarket market) {
        return new Population(market.departures(), market.attraction());
    }
}
