package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttractionTest {
    private static final ResponseTerms TERMS = ResponseTerms.DAYS.withDraws(999);

    @Test
    void whereUsersTurnToThoseWithMoreEvidenceTheyMoveTowardsThem() {
        Attraction attraction = Attraction.of(market(new Random(1), 9, 1.5), coverage(9), TERMS);

        assertThat(attraction.movement()).isEqualTo(Movement.MOVED_TOWARDS);
        assertThat(attraction.correlation().orElseThrow()).isGreaterThan(0.7);
        assertThat(attraction.p().orElseThrow()).isBetween(0.001, 0.05);
        assertThat(attraction.points())
                .extracting(Attraction.Point::provider)
                .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8");
    }

    @Test
    void whereTheyTurnToThoseWithLessTheyMoveAway() {
        assertThat(Attraction.of(market(new Random(1), 9, -0.8), coverage(9), TERMS)
                        .movement())
                .isEqualTo(Movement.MOVED_AWAY);
    }

    @Test
    void fiveProvidersCannotTell() {
        Attraction attraction = Attraction.of(market(new Random(1), 5, 1.5), coverage(5), TERMS);

        assertThat(attraction.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(attraction.doubt()).contains(Doubt.TOO_FEW_CASES);
    }

    @Test
    void whereAllHaveTheSameEvidenceNothingCanBeRelated() {
        SortedMap<String, Double> coverage = coverage(9);
        coverage.replaceAll((provider, share) -> 0.5);

        assertThat(Attraction.of(market(new Random(1), 9, 1.5), coverage, TERMS).doubt())
                .contains(Doubt.NOTHING_DIFFERS);
    }

    @Test
    void whereUsersStayTheyAreSeldomSaidToMove() {
        int cases = 300;
        int moved = 0;
        for (int i = 0; i < cases; i++) {
            Attraction attraction =
                    Attraction.of(market(new Random(i), 8, 0), coverage(8), ResponseTerms.DAYS.withDraws(199));
            moved += attraction.movement() == Movement.CANNOT_TELL ? 0 : 1;
        }
        assertThat((double) moved / cases).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / cases));
    }

    /** Half and half, then a third and two thirds; nothing shifted before, so nothing is taken off. */
    @Test
    void theShareIsThatAmongAllButTheOneItIsAbout() {
        Market market = new Market(
                Users.days(90),
                List.of(
                        Users.steady("subject", 90, day -> day < 60 ? 500 : 1),
                        Users.steady("x", 90, day -> day < 60 ? 3 : 2),
                        Users.steady("y", 90, day -> day < 60 ? 3 : 4)),
                List.of(Users.finding("subject", 60)));

        var changes = new ArrayList<Double>();
        Shift.all(market, TERMS).values().forEach(changes::addAll);

        assertThat(changes.get(0)).isCloseTo(1.0 / 3 - 0.5, within(1e-12));
        assertThat(changes.get(1)).isCloseTo(2.0 / 3 - 0.5, within(1e-12));
        assertThat(changes).hasSize(2);
    }

    /** An isolation follows a finding, and another finding the isolation: the users that move are the same. */
    @Test
    void whatBecomesKnownOfOneProviderWithinWeeksCountsOnce() {
        List<ProviderUse> uses =
                List.of(Users.steady("subject", 120, day -> 5), Users.steady("x", 120, day -> day < 60 ? 3 : 2));
        var isolation = new Intervention("subject", Users.day(60), Users.ground("isolation"));
        Market market = new Market(
                Users.days(120), uses, List.of(Users.finding("subject", 60), isolation, Users.finding("subject", 70)));

        assertThat(Shift.all(market, TERMS).get("x")).hasSize(1);
        assertThat(Shift.all(
                                new Market(
                                        Users.days(120),
                                        uses,
                                        List.of(Users.finding("subject", 60), Users.finding("subject", 88))),
                                TERMS)
                        .get("x"))
                .hasSize(2);
    }

    /** Half of the others lose their users for what became known of themselves. */
    @Test
    void ofWhomSomethingBecameKnownTooIsLeftOut() {
        Market market = new Market(
                Users.days(90),
                List.of(
                        Users.steady("subject", 90, day -> 5),
                        Users.steady("found", 90, day -> day < 65 ? 5 : 1),
                        Users.steady("x", 90, day -> 3)),
                List.of(Users.finding("subject", 60), Users.finding("found", 65)));

        assertThat(Shift.all(market, TERMS)).containsOnlyKeys("x");
    }

    /** Ten claims more are a tenth of the market to the one and nothing to the other. */
    @Test
    void whoIsHardlyUsedIsLeftOut() {
        Market market = new Market(
                Users.days(90),
                List.of(
                        Users.steady("subject", 90, day -> 5),
                        Users.steady("rare", 90, day -> day % 2),
                        Users.steady("x", 90, day -> 3)),
                List.of(Users.finding("subject", 60)));

        assertThat(Shift.all(market, TERMS)).containsOnlyKeys("x");
    }

    @Test
    void aCoverageAboveOneIsRefused() {
        SortedMap<String, Double> coverage = coverage(9);
        coverage.put("p0", 1.5);

        assertThatThrownBy(() -> Attraction.of(market(new Random(1), 9, 1), coverage, TERMS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(Ranks.of(List.of(5.0, 1.0, 5.0, 2.0))).containsExactly(3.5, 1, 3.5, 2);
    }

    private static SortedMap<String, Double> coverage(int providers) {
        var coverage = new TreeMap<String, Double>();
        for (int i = 0; i < providers; i++) {
            coverage.put("p" + i, i / 10.0);
        }
        return coverage;
    }

    /** A finding on a provider of which no coverage is known; afterwards the others grow by so much of their coverage. */
    private static Market market(Random random, int providers, double pull) {
        List<ProviderUse> uses = new ArrayList<>();
        uses.add(Users.of("subject", 90, random, day -> day < 60 ? 15 : 5));
        for (int i = 0; i < providers; i++) {
            double after = 15 * (1 + pull * i / 10.0);
            uses.add(Users.of("p" + i, 90, random, day -> day < 60 ? 15 : after));
        }
        return new Market(Users.days(90), uses, List.of(Users.finding("subject", 60)));
    }
}
