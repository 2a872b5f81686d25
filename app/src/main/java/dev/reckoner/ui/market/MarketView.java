package dev.reckoner.ui.market;

import dev.reckoner.audit.BecameKnown;
import dev.reckoner.audit.CaseMarket;
import dev.reckoner.market.MarketResponse;
import dev.reckoner.market.Movement;
import java.util.List;

/**
 * What was read of a case.
 *
 * @param listed what became known and whether use changed after it, the first {@link #MOST} of it
 */
record MarketView(CaseMarket market, List<Line> listed) {
    /** So many can be looked through; the command line tells all. */
    static final int MOST = 200;

    MarketView {
        listed = List.copyOf(listed);
    }

    /** Something that became known, with the response. */
    record Line(BecameKnown known, MarketResponse response) {
        boolean isTold() {
            return response.movement() != Movement.CANNOT_TELL;
        }
    }

    static MarketView of(CaseMarket market) {
        return new MarketView(
                market,
                market.responses().entrySet().stream()
                        .limit(MOST)
                        .map(one -> new Line(one.getKey(), one.getValue()))
                        .toList());
    }

    /** How many are not listed. */
    int more() {
        return market.known().size() - listed.size();
    }

    /** The first of which something can be told, else the first; -1 where there is none. */
    int first() {
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).isTold()) {
                return i;
            }
        }
        return listed.isEmpty() ? -1 : 0;
    }
}
