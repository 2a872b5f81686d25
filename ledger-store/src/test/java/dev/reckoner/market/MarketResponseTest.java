package dev.reckoner.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarketResponseTest {
    private static final ResponseTerms TERMS = ResponseTerms.DAYS.withDraws(999);
    private static final int CASES = 300;

    /** 5 % and three standard deviations of a share of so many cases. */
    private static final double AT_MOST = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / CASES);

    @Test
    void sixtyPercentFewerAfterDayFiftyMovedAway() {
        MarketResponse response = respond(day -> day < 50 ? 30 : 12);

        Response claims = response.responses().getFirst();
        assertThat(response.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(claims.p().orElseThrow()).isBetween(0.001, 0.05);
        assertThat(claims.effect().orElseThrow().interval().contains(-0.6)).isTrue();
        assertThat(claims.effect().orElseThrow().interval().contains(0)).isFalse();
        assertThat(claims.effect().orElseThrow().relative()).isBetween(-0.8, -0.4);
        assertThat(response.in(Measure.SPEND).orElseThrow().movement()).isEqualTo(Movement.MOVED_AWAY);
    }

    @Test
    void twiceAsManyMovedTowards() {
        assertThat(respond(day -> day < 50 ? 20 : 40).movement()).isEqualTo(Movement.MOVED_TOWARDS);
    }

    /** As many claims as before, all of one payer. */
    @Test
    void everyMeasureIsAskedForItself() {
        List<Usage> uses = Users.steady("a", 90, day -> 20).uses().stream()
                .map(use -> new Usage(
                        use.at(), use.at().isBefore(Users.day(50)) ? use.payer() : "one", "app", Optional.empty()))
                .toList();

        MarketResponse response =
                MarketResponse.of(market(90, new ProviderUse("a", uses)), Users.finding("a", 50), TERMS);

        assertThat(response.movement()).isEqualTo(Movement.NO_CHANGE);
        assertThat(response.in(Measure.PAYERS).orElseThrow().movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(response.in(Measure.SPEND)).isEmpty();
    }

    /** A day with claims would have one payer and a day without none, which nobody said. */
    @Test
    void whereNobodyIsSaidToHavePaidNothingIsSaidOfPayers() {
        List<Usage> uses = Users.steady("a", 90, day -> day < 50 ? 20 : 0).uses().stream()
                .map(use -> new Usage(use.at(), "", "app", use.spend()))
                .toList();

        MarketResponse response =
                MarketResponse.of(market(90, new ProviderUse("a", uses)), Users.finding("a", 50), TERMS);

        assertThat(response.in(Measure.PAYERS)).isEmpty();
        assertThat(response.responses()).extracting(Response::measure).containsExactly(Measure.CLAIMS, Measure.SPEND);
    }

    @Test
    void othersAreCountedTogetherInTheSameDays() {
        Market market = new Market(
                Users.days(90),
                List.of(
                        Users.steady("a", 90, day -> 20),
                        Users.steady("b", 90, day -> 3),
                        Users.steady("c", 90, day -> day < 50 ? 4 : 9)),
                List.of(Users.finding("a", 50)));
        Buckets own = MarketResponse.of(market, Users.finding("a", 50), TERMS)
                .responses()
                .getFirst()
                .buckets();

        assertThat(own.at()).isEqualTo(Users.day(50));
        Buckets claims = own.ofOthers(market, "a", Measure.CLAIMS);
        assertThat(claims.values().subList(0, claims.before())).containsOnly(7.0);
        assertThat(claims.values().subList(claims.before(), claims.values().size()))
                .containsOnly(12.0);
        // The payers of one are among those of the other.
        assertThat(own.ofOthers(market, "a", Measure.PAYERS).values().getLast()).isEqualTo(9);
    }

    @Test
    void aBusyProviderWhoseUseStaysIsSaidNotToHaveChanged() {
        MarketResponse response = respond(day -> 150);

        assertThat(response.movement()).isEqualTo(Movement.NO_CHANGE);
        assertThat(response.responses()
                        .getFirst()
                        .effect()
                        .orElseThrow()
                        .interval()
                        .isWithin(0.2))
                .isTrue();
    }

    @Test
    void aQuietProviderWhoseUseStaysCannotBeTold() {
        Response claims = respond(day -> 3).responses().getFirst();

        assertThat(claims.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(claims.doubt()).contains(Doubt.CHANCE_DOES_AS_MUCH);
        assertThat(claims.effect()).isPresent();
    }

    @Test
    void flatUseIsSeldomCalledAResponse() {
        assertThat(moved(day -> 20)).isLessThanOrEqualTo(AT_MOST);
    }

    @Test
    void aSteadyDeclineThatGoesOnIsNoResponse() {
        assertThat(moved(day -> 60 - 0.6 * day)).isLessThanOrEqualTo(AT_MOST);
    }

    /** A line through it would run out of users long before they stop coming. */
    @Test
    void aDeclineByTheSameShareEveryDayIsNoResponseEither() {
        assertThat(moved(day -> 200 * Math.exp(-0.03 * day))).isLessThanOrEqualTo(AT_MOST);
    }

    @Test
    void quietWeekendsAreNoResponse() {
        assertThat(moved(day -> day % 7 > 4 ? 8 : 24)).isLessThanOrEqualTo(AT_MOST);
    }

    /** Busy and quiet times that last for days. */
    @Test
    void driftingUseIsSeldomCalledAResponse() {
        int moved = 0;
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(50_000 + i);
            double[] drift = new double[90];
            for (int day = 1; day < 90; day++) {
                drift[day] = 0.5 * drift[day - 1] + 0.25 * random.nextGaussian();
            }
            moved += isMoved(random, day -> 20 * Math.exp(drift[day])) ? 1 : 0;
        }
        assertThat((double) moved / CASES).isLessThanOrEqualTo(AT_MOST);
    }

    private static double moved(IntToDoubleFunction rate) {
        int moved = 0;
        for (int i = 0; i < CASES; i++) {
            moved += isMoved(new Random(i), rate) ? 1 : 0;
        }
        return (double) moved / CASES;
    }

    private static boolean isMoved(Random random, IntToDoubleFunction rate) {
        Market market = market(90, Users.of("a", 90, random, rate));
        Movement movement = Response.of(
                        market, Users.finding("a", 50), Measure.CLAIMS, ResponseTerms.DAYS.withDraws(199))
                .movement();
        return movement == Movement.MOVED_AWAY || movement == Movement.MOVED_TOWARDS;
    }

    @Test
    void tooLittleTimeCannotTell() {
        ProviderUse use = Users.of("a", 30, new Random(1), day -> day < 20 ? 50 : 1);
        Market market = market(30, use);

        assertThat(doubt(market, Users.finding("a", 10))).isEqualTo(Doubt.TOO_FEW_BUCKETS);
        assertThat(doubt(market, Users.finding("a", 25))).isEqualTo(Doubt.TOO_FEW_BUCKETS);
        assertThat(doubt(market, Users.finding("unknown", 20))).isEqualTo(Doubt.TOO_FEW_CLAIMS);
    }

    @Test
    void tooFewClaimsCannotTell() {
        ProviderUse use = Users.steady("a", 60, day -> day % 3 == 0 && day < 40 ? 1 : 0);

        assertThat(doubt(market(60, use), Users.finding("a", 40))).isEqualTo(Doubt.TOO_FEW_CLAIMS);
    }

    @Test
    void nobodyCanLeaveWhereTheTrendHasRunOut() {
        ProviderUse use = Users.steady("a", 90, day -> Math.max(0, 50 - day));

        assertThat(doubt(market(90, use), Users.finding("a", 50))).isEqualTo(Doubt.TREND_RUNS_OUT);
    }

    /** The isolation comes two days after the finding; what then falls cannot be put down to it. */
    @Test
    void aSecondInterventionShortlyAfterCannotBeToldFromTheFirst() {
        ProviderUse use = Users.of("a", 90, new Random(8), day -> day < 50 ? 30 : 10);
        Intervention isolation = new Intervention("a", Users.day(52), Users.ground("isolation"));
        Market market = new Market(Users.days(90), List.of(use), List.of(Users.finding("a", 50), isolation));

        assertThat(MarketResponse.of(market, Users.finding("a", 50), TERMS).movement())
                .isEqualTo(Movement.MOVED_AWAY);
        assertThat(doubt(market, isolation)).isEqualTo(Doubt.TOO_FEW_BUCKETS);
    }

    /** Everything that is counted ends with the time that was observed, not with the last use. */
    @Test
    void noUseAtAllAfterwardsMayBeATrailThatEnds() {
        Response claims = respond(day -> day < 50 ? 20 : 0).responses().getFirst();

        assertThat(claims.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(claims.doubt()).contains(Doubt.NOT_SEEN_TO_THE_END);
        assertThat(claims.effect().orElseThrow().relative()).isEqualTo(-1);
        assertThat(claims.buckets().after()).isEqualTo(28);
    }

    @Test
    void aFewClaimsAtTheEndShowThatTheTrailGoesOn() {
        Response claims =
                respond(day -> day < 50 || day == 76 ? 20 : 0).responses().getFirst();

        assertThat(claims.movement()).isEqualTo(Movement.MOVED_AWAY);
    }

    /** A key that nobody knows to be its own signs what is missing. */
    @Test
    void useThatMayGoOnUnderAnotherKeyHasNotBeenSeenToFall() {
        List<Usage> own =
                Users.of("a", 90, new Random(42), day -> day < 50 ? 30 : 12).uses();
        List<Usage> few =
                Users.of("a", 90, new Random(1), day -> day < 50 ? 0 : 1).uses();
        List<Usage> missing =
                Users.of("a", 90, new Random(1), day -> day < 50 ? 0 : 18).uses();

        assertThat(MarketResponse.of(market(90, new ProviderUse("a", own, few)), Users.finding("a", 50), TERMS)
                        .movement())
                .isEqualTo(Movement.MOVED_AWAY);
        assertThat(doubt(market(90, new ProviderUse("a", own, missing)), Users.finding("a", 50)))
                .isEqualTo(Doubt.NAMED_MORE);
    }

    /** Its key becomes known on the day on which something is found: what was its own before seems to be new. */
    @Test
    void useThatWasThereUnderAnotherKeyHasNotBeenSeenToGrow() {
        List<Usage> own =
                Users.of("a", 90, new Random(42), day -> day < 50 ? 10 : 30).uses();
        List<Usage> before =
                Users.of("a", 90, new Random(1), day -> day < 50 ? 20 : 0).uses();

        assertThat(MarketResponse.of(market(90, new ProviderUse("a", own)), Users.finding("a", 50), TERMS)
                        .movement())
                .isEqualTo(Movement.MOVED_TOWARDS);
        assertThat(doubt(market(90, new ProviderUse("a", own, before)), Users.finding("a", 50)))
                .isEqualTo(Doubt.NAMED_MORE);
    }

    /** What only names it says nothing of what was paid. */
    @Test
    void whereClaimsAreInDoubtSpendIsToo() {
        List<Usage> own =
                Users.of("a", 90, new Random(42), day -> day < 50 ? 30 : 12).uses();
        List<Usage> missing = Users.of("a", 90, new Random(1), day -> day < 50 ? 0 : 18).uses().stream()
                .map(use -> new Usage(use.at(), "", use.application(), Optional.empty()))
                .toList();

        var response = MarketResponse.of(market(90, new ProviderUse("a", own, missing)), Users.finding("a", 50), TERMS);

        assertThat(response.in(Measure.SPEND).orElseThrow().doubt()).contains(Doubt.NAMED_MORE);
        assertThat(response.responses()).extracting(Response::movement).containsOnly(Movement.CANNOT_TELL);
    }

    /** However many are looked at, a p-value can be small enough to tell among them. */
    @Test
    void amongHundredsTheSmallestOfManyDrawsStillTells() {
        var uses = new ArrayList<ProviderUse>();
        var known = new ArrayList<Intervention>();
        for (int i = 0; i < 120; i++) {
            boolean left = i == 3;
            uses.add(Users.of("p" + i, 50, new Random(i), day -> left && day >= 35 ? 2 : 20));
            known.add(Users.finding("p" + i, 35));
        }

        var claims = MarketResponse.all(new Market(Users.days(50), uses, known), TERMS).stream()
                .filter(one -> one.intervention().provider().equals("p3"))
                .findFirst()
                .orElseThrow()
                .in(Measure.CLAIMS)
                .orElseThrow();

        assertThat(claims.p().orElseThrow()).isLessThan(1.0 / 1_000);
    }

    /** A hundred and twenty that nobody left: one by one some are said to have been left, among all none is. */
    @Test
    void amongManyOneThatIsFarOffByChanceIsNotTold() {
        var uses = new ArrayList<ProviderUse>();
        var known = new ArrayList<Intervention>();
        for (int i = 0; i < 120; i++) {
            uses.add(Users.of("p" + i, 90, new Random(i), day -> 20));
            known.add(Users.finding("p" + i, 50));
        }
        Market market = new Market(Users.days(90), uses, known);

        var alone = known.stream()
                .map(one -> Response.of(market, one, Measure.CLAIMS, TERMS))
                .map(Response::movement)
                .collect(Collectors.toSet());
        List<Response> all = MarketResponse.all(market, TERMS).stream()
                .map(one -> one.in(Measure.CLAIMS).orElseThrow())
                .toList();

        assertThat(alone).containsAnyOf(Movement.MOVED_AWAY, Movement.MOVED_TOWARDS);
        assertThat(all.stream().map(Response::movement).collect(Collectors.toSet()))
                .doesNotContain(Movement.MOVED_AWAY, Movement.MOVED_TOWARDS);
        assertThat(all.stream().flatMap(one -> one.doubt().stream()).collect(Collectors.toSet()))
                .contains(Doubt.SEVERAL_TESTED);
        assertThat(all.stream()
                        .allMatch(one -> one.adjusted().orElseThrow() >= one.p().orElseThrow()))
                .isTrue();
    }

    /** What is beyond all doubt is told among many as well. */
    @Test
    void amongManyAGreatChangeIsTold() {
        var uses = new ArrayList<ProviderUse>();
        var known = new ArrayList<Intervention>();
        for (int i = 0; i < 8; i++) {
            boolean left = i == 3;
            uses.add(Users.of("p" + i, 90, new Random(600 + i), day -> left && day >= 50 ? 2 : 30));
            known.add(Users.finding("p" + i, 50));
        }

        assertThat(MarketResponse.all(new Market(Users.days(90), uses, known), ResponseTerms.DAYS)
                        .get(3)
                        .movement())
                .isEqualTo(Movement.MOVED_AWAY);
    }

    @Test
    void weeksAreCountedLikeDays() {
        ProviderUse use = Users.of("a", 210, new Random(2), day -> day < 140 ? 10 : 4);

        MarketResponse response =
                MarketResponse.of(market(210, use), Users.finding("a", 140), ResponseTerms.WEEKS.withDraws(999));

        assertThat(response.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(response.responses().getFirst().buckets().length()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void theSameMarketHasTheSameResponse() {
        assertThat(respond(day -> 20)).isEqualTo(respond(day -> 20));
    }

    private static MarketResponse respond(IntToDoubleFunction rate) {
        return MarketResponse.of(market(90, Users.of("a", 90, new Random(42), rate)), Users.finding("a", 50), TERMS);
    }

    private static Doubt doubt(Market market, Intervention intervention) {
        return MarketResponse.of(market, intervention, TERMS)
                .responses()
                .getFirst()
                .doubt()
                .orElseThrow();
    }

    private static Market market(int days, ProviderUse use) {
        return new Market(Users.days(days), List.of(use), List.of());
    }
}
