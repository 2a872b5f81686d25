package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final ResponseTerms TERMS = ResponseTerms.DAYS.withDraws(999);

    @Test
    void whereUsersLeaveEightOfEightTheyMoveAway() {
        Departures departures = Departures.of(market(new Random(1), 8, 0.5), TERMS);

        assertThat(departures.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(departures.cases()).hasSize(8);
        assertThat(departures.median().orElseThrow()).isBetween(-0.65, -0.35);
        assertThat(departures.interval().orElseThrow().contains(-0.5)).isTrue();
        assertThat(departures.p().orElseThrow()).isBetween(0.001, 0.05);
    }

    @Test
    void fiveInterventionsCannotTell() {
        Departures departures = Departures.of(market(new Random(1), 5, 0.1), TERMS);

        assertThat(departures.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(departures.doubt()).contains(Doubt.TOO_FEW_CASES);
        assertThat(departures.cases()).hasSize(5);
    }

    @Test
    void whereUsersStayTheyAreSeldomSaidToMove() {
        int cases = 300;
        int moved = 0;
        for (int i = 0; i < cases; i++) {
            Departures departures = Departures.of(market(new Random(i), 7, 1), ResponseTerms.DAYS.withDraws(199));
            moved += departures.p().orElseThrow() <= 0.05 ? 1 : 0;
        }
        assertThat((double) moved / cases).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / cases));
    }

    /** Everybody loses half of its use in one week, and in the days around it seven findings become known. */
    @Test
    void aMarketThatShrinksAsAWholeIsNoDeparture() {
        int cases = 100;
        int moved = 0;
        for (int i = 0; i < cases; i++) {
            Market shrunk = shrunk(new Random(i));
            moved += Departures.of(shrunk, ResponseTerms.DAYS.withDraws(199)).movement() == Movement.MOVED_AWAY ? 1 : 0;
        }
        assertThat((double) moved / cases).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / cases));
    }

    private static Market shrunk(Random random) {
        List<ProviderUse> providers = new ArrayList<>();
        List<Intervention> findings = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            providers.add(Users.of("p" + i, 100, random, today -> today < 55 ? 12 : 6));
            if (i % 2 == 0) {
                findings.add(Users.finding("p" + i, 50 + i));
            }
        }
        return new Market(Users.days(100), providers, findings);
    }

    @Test
    void whatCannotBeMeasuredOrComesTwiceIsCountedAsLeftOut() {
        Market market = market(new Random(1), 6, 0.5);
        List<Intervention> more = new ArrayList<>(market.interventions());
        more.add(Users.finding("unknown", 60));
        more.add(more.getFirst());

        Departures departures = Departures.of(new Market(market.observed(), market.providers(), more), TERMS);

        assertThat(departures.cases()).hasSize(6);
        assertThat(departures.leftOut()).isEqualTo(2);
    }

    /** A finding on each of so many providers, after which this share of their use is left; and four others. */
    private static Market market(Random random, int interventions, double left) {
        List<ProviderUse> providers = new ArrayList<>();
        List<Intervention> findings = new ArrayList<>();
        for (int i = 0; i < interventions; i++) {
            int day = 50 + 2 * i;
            findings.add(Users.finding("p" + i, day));
            providers.add(Users.of("p" + i, 100, random, today -> today < day ? 12 : 12 * left));
        }
        for (int i = 0; i < 4; i++) {
            providers.add(Users.of("q" + i, 100, random, today -> 12));
        }
        return new Market(Users.days(100), providers, findings);
    }
}
