package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.BecameKnown.Kind;
import dev.reckoner.market.Doubt;
import dev.reckoner.market.Measure;
import dev.reckoner.market.Movement;
import dev.reckoner.runtime.compare.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The market of a case in its folder. */
class CaseMarketTest {
    @TempDir
    Path folder;

    private MadeMarket made;

    @BeforeEach
    void make() throws Exception {
        made = new MadeMarket(folder.resolve("case"));
    }

    @AfterEach
    void close() throws Exception {
        made.close();
    }

    private CaseMarket market(MarketUnit unit) throws Exception {
        return made.audit().market().read(unit);
    }

    @Test
    void useThatFallsOnceAFindingIsRecordedMovedAway() throws Exception {
        made.use("a-01", 90, day -> day < 50 ? 12 : 3, 1);
        made.rerun("a-01", 0, 50, Verdict.OUTSIDE);

        var market = market(MarketUnit.OPERATOR);

        assertThat(market.known()).singleElement().satisfies(one -> {
            assertThat(one.party()).isEqualTo("a-01");
            assertThat(one.intervention().known()).isEqualTo(MadeMarket.day(50));
            assertThat(one.counts()).containsExactly(entry(Kind.FINDING, 1L));
            var line = made.audit().entries(one.entry(), 1).getFirst();
            assertThat(line.claim()).contains(one.claims().getFirst());
            assertThat(line.leaf()).isEqualTo(one.intervention().ground().hex());
        });
        var response = market.responses().values().iterator().next();
        assertThat(response.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(response.in(Measure.PAYERS).orElseThrow().movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(response.in(Measure.SPEND)).isEmpty();
        var claims = response.in(Measure.CLAIMS).orElseThrow();
        assertThat(claims.buckets().before()).isEqualTo(49);
        assertThat(claims.effect().orElseThrow().relative()).isBetween(-0.9, -0.5);
    }

    @Test
    void operatorsOfOneProviderAreCountedTogetherForIt() throws Exception {
        made.use("a-01", 60, day -> 3, 1);
        made.use("a-02", 60, day -> 5, 1);
        made.use("b-01", 60, day -> 2, 1);

        var providers = market(MarketUnit.PROVIDER).market().providers();
        var operators = market(MarketUnit.OPERATOR).market().providers();

        assertThat(providers).extracting(use -> use.provider()).containsExactly("a", "b");
        assertThat(providers.getFirst().uses())
                .hasSize(
                        operators.get(0).uses().size() + operators.get(1).uses().size());
    }

    /** Somebody else's claims, dated as they like, are to make nobody's use end or begin. */
    @Test
    void claimsThatOnlyNameAnOperatorAreCountedBesideAndStretchNothing() throws Exception {
        made.use("a-01", 40, day -> 4, 1);
        made.name("a-01", 90, day -> 10);
        made.name("b-01", 5, day -> 3);

        var market = market(MarketUnit.OPERATOR);

        assertThat(market.market().providers())
                .extracting(use -> use.provider())
                .containsExactly("a-01");
        assertThat(market.market().observed().to()).isBeforeOrEqualTo(MadeMarket.day(40));
        assertThat(market.counted().claims())
                .isEqualTo(market.market().providers().getFirst().uses().size());
        assertThat(market.counted().notAttributed())
                .isEqualTo(made.audit().claimCount() - market.counted().claims());
    }

    @Test
    void aFindingAboutAClaimThatOnlyNamesItsOperatorIsNotHeldAgainstIt() throws Exception {
        made.name("a-01", 40, day -> 4);
        made.rerun("a-01", 0, 20, Verdict.OUTSIDE);

        assertThat(market(MarketUnit.OPERATOR).known()).isEmpty();
    }

    @Test
    void findingsOfOneDayAreOneAndOthersAreOthers() throws Exception {
        made.use("a-01", 60, day -> 4, 1);
        made.use("b-01", 60, day -> 4, 1);
        made.rerun("a-01", 0, 20, Verdict.OUTSIDE);
        made.rerun("a-01", 1, 20, Verdict.OUTSIDE);
        made.rerun("b-01", 0, 20, Verdict.OUTSIDE);
        made.rerun("a-01", 2, 41, Verdict.OUTSIDE);
        made.rerun("a-01", 3, 42, Verdict.BIT_EXACT);

        var market = market(MarketUnit.OPERATOR);

        assertThat(market.known())
                .extracting(one -> one.party() + " " + one.claims().size() + " "
                        + one.intervention().known())
                .containsExactly(
                        "a-01 2 " + MadeMarket.day(20), "b-01 1 " + MadeMarket.day(20), "a-01 1 " + MadeMarket.day(41));
        assertThat(market.near(market.known().getFirst())).isEmpty();
    }

    @Test
    void aVerdictThatALaterRunTookBackIsHeldAgainstNobody() throws Exception {
        made.use("a-01", 60, day -> 4, 1);
        made.rerun("a-01", 0, 20, Verdict.OUTSIDE);
        made.rerun("a-01", 0, 30, Verdict.BIT_EXACT);
        assertThat(market(MarketUnit.OPERATOR).known()).isEmpty();

        made.rerun("a-01", 0, 40, Verdict.OUTSIDE);
        assertThat(market(MarketUnit.OPERATOR).known())
                .extracting(one -> one.intervention().known())
                .as("known with the first that said so")
                .containsExactly(MadeMarket.day(20));
    }

    @Test
    void anIsolationIsOfWhoseAnswersItIsOf() throws Exception {
        made.use("a-01", 60, day -> 4, 1);
        made.use("b-01", 60, day -> 4, 1);
        made.rerun("a-01", 0, 30, Verdict.OUTSIDE);
        made.at(32);
        made.audit()
                .attribution()
                .isolate(Scope.party(NodeKind.OPERATOR, "a-01"), "It does not answer as it says.", List.of());
        made.audit().attribution().isolate(Scope.party(NodeKind.PAYER, "payer 1"), "It was stolen.", List.of());

        for (var unit : MarketUnit.values()) {
            var market = market(unit);
            assertThat(market.known())
                    .as("%s", unit)
                    .extracting(
                            BecameKnown::party,
                            one -> one.counts().keySet(),
                            one -> one.intervention().known())
                    .containsExactly(
                            tuple(unit == MarketUnit.OPERATOR ? "a-01" : "a", Set.of(Kind.FINDING), MadeMarket.day(30)),
                            tuple(
                                    unit == MarketUnit.OPERATOR ? "a-01" : "a",
                                    Set.of(Kind.ISOLATION),
                                    MadeMarket.day(32)));
            assertThat(market.near(market.known().getFirst()))
                    .containsExactly(market.known().getLast());
        }
    }

    /** What follows a finding and an isolation of one day is one change, which is tested once. */
    @Test
    void aFindingAndAnIsolationOfOneDayAreOne() throws Exception {
        made.use("a-01", 60, day -> 4, 1);
        made.rerun("a-01", 0, 30, Verdict.OUTSIDE);
        made.audit()
                .attribution()
                .isolate(Scope.party(NodeKind.OPERATOR, "a-01"), "It does not answer as it says.", List.of());

        var market = market(MarketUnit.OPERATOR);

        assertThat(market.known()).singleElement().satisfies(one -> {
            assertThat(one.counts().get(Kind.FINDING)).isEqualTo(1);
            assertThat(one.counts().get(Kind.ISOLATION)).isEqualTo(one.claims().size());
        });
        assertThat(market.responses()).hasSize(1);
    }

    @Test
    void aRunThatCouldNotDecideHidesNoFinding() throws Exception {
        made.use("a-01", 60, day -> 4, 1);
        made.rerun("a-01", 0, 20, Verdict.OUTSIDE);
        made.rerun("a-01", 0, 30, Verdict.INCONCLUSIVE);

        assertThat(market(MarketUnit.OPERATOR).known())
                .extracting(one -> one.intervention().known())
                .containsExactly(MadeMarket.day(20));
    }

    /** The operator signs with a new key that nothing binds to it. */
    @Test
    void useThatMayGoOnUnderAnUnknownKeyIsNotSaidToHaveFallen() throws Exception {
        made.use("a-01", 90, day -> day < 50 ? 12 : 3, 1);
        made.name("a-01", 90, day -> day < 50 ? 0 : 9);
        made.rerun("a-01", 0, 50, Verdict.OUTSIDE);

        var response =
                market(MarketUnit.OPERATOR).responses().values().iterator().next();

        assertThat(response.movement()).isEqualTo(Movement.CANNOT_TELL);
        assertThat(response.in(Measure.CLAIMS).orElseThrow().doubt()).contains(Doubt.NAMED_MORE);
    }

    @Test
    void coverageIsTheShareOfClaimsWithAllEvidence() throws Exception {
        made.use("a-01", 60, day -> 6, 1);
        made.use("b-01", 60, day -> 6, 0);
        made.use("c-01", 60, day -> 6, 0.5);

        var coverage = market(MarketUnit.OPERATOR).coverage();

        assertThat(coverage).containsEntry("a-01", 1.0).containsEntry("b-01", 0.0);
        assertThat(coverage.get("c-01")).isCloseTo(0.5, within(0.1));
    }

    @Test
    void aCaseWithoutClaimsSaysNothing() throws Exception {
        var market = market(MarketUnit.OPERATOR);

        assertThat(market.known()).isEmpty();
        assertThat(market.market().observed().from()).isEqualTo(Instant.EPOCH);
        assertThat(market.departures().doubt()).contains(Doubt.TOO_FEW_CASES);
        assertThat(market.attraction().doubt()).contains(Doubt.TOO_FEW_CASES);
    }

    /** Eight operators are found out one after another, and eight others are not; who leaves turns to some of these. */
    private CaseMarket population(double left, DoubleUnaryOperator pull) throws Exception {
        for (int i = 0; i < 8; i++) {
            int found = 50 + 2 * i;
            made.use("found-" + i, 100, day -> day < found ? 8 : 8 * left, 0.5);
        }
        for (int i = 0; i < 8; i++) {
            double share = i / 8.0;
            made.use("quiet-" + i, 100, day -> day < 50 ? 8 : 8 * pull.applyAsDouble(share), share);
        }
        for (int i = 0; i < 8; i++) {
            made.rerun("found-" + i, 0, 50 + 2 * i, Verdict.OUTSIDE);
        }
        return market(MarketUnit.OPERATOR);
    }

    @Test
    void overManyOperatorsItIsToldThatUsersMoveAwayAndTowardsThoseWithMoreEvidence() throws Exception {
        var market = population(0.3, share -> 1 + 1.5 * share);

        var departures = market.departures();
        assertThat(departures.movement()).isEqualTo(Movement.MOVED_AWAY);
        assertThat(departures.cases()).hasSize(8);
        assertThat(departures.interval().orElseThrow().high()).isNegative();
        var attraction = market.attraction();
        assertThat(attraction.movement()).isEqualTo(Movement.MOVED_TOWARDS);
        assertThat(attraction.correlation().orElseThrow()).isPositive();
    }

    @Test
    void overManyOperatorsTheOppositeIsToldToo() throws Exception {
        var market = population(2.5, share -> 1.6 - 1.5 * share);

        assertThat(market.departures().movement()).isEqualTo(Movement.MOVED_TOWARDS);
        assertThat(market.attraction().movement()).isEqualTo(Movement.MOVED_AWAY);
    }

    @Test
    void whereUsersStayItIsSaidOfNeither() throws Exception {
        var market = population(1, share -> 1);

        assertThat(market.departures().movement()).isNotIn(Movement.MOVED_AWAY, Movement.MOVED_TOWARDS);
        assertThat(market.attraction().movement()).isNotIn(Movement.MOVED_AWAY, Movement.MOVED_TOWARDS);
    }
}
