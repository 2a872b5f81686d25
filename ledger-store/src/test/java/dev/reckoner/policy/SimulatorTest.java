package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Several policies over a population that was counted by hand. */
class SimulatorTest {
    private static final AccountabilityPolicy MINIMAL =
            Policies.asking("require: [{check: signature, tier: affirming}]");
    private static final AccountabilityPolicy REGULATED = Policies.read(Policies.EVERYTHING);

    /** Ids that the draw of {@link #REGULATED} leaves; claim-1, -5, -11 and -24 it takes. */
    private static final List<ClaimCase> CLAIMS = List.of(
            SomeClaim.complete("claim-0").made(),
            SomeClaim.complete("claim-1").made(),
            SomeClaim.complete("claim-5").notRun().made(),
            SomeClaim.complete("claim-2").build("new").made(),
            SomeClaim.complete("claim-3").build("new").made(),
            SomeClaim.complete("claim-4").build("new").standing(0.2).made(),
            SomeClaim.complete("claim-6").standing(0.2).made(),
            SomeClaim.complete("claim-7").rerun(LadderStep.OUTSIDE).made(),
            SomeClaim.complete("claim-8")
                    .answer("signature", Tier.CONTRAINDICATED)
                    .made(),
            SomeClaim.complete("claim-9").build("new").without("signature").made(),
            SomeClaim.complete("claim-10")
                    .answer("replay", Tier.CONTRAINDICATED)
                    .settledAfter(Duration.ofHours(2))
                    .made());

    private static Simulation over(List<ClaimCase> claims, AccountabilityPolicy... policies) {
        var costs = new CostModel(
                Map.of("signature", 0.001, "measurement", 0.002, "settlement", 0.004), OptionalDouble.of(2.5));
        return Simulator.over(claims.iterator(), List.of(policies), costs);
    }

    private static Simulation.Row regulated() {
        return over(CLAIMS, REGULATED).rows().getFirst();
    }

    @Test
    void claimsAreCountedByWhatBecomesOfThem() {
        var simulation = over(CLAIMS, MINIMAL, REGULATED);
        assertThat(simulation.claims()).isEqualTo(11);
        assertThat(simulation.rows())
                .extracting(
                        row -> row.policy().name(),
                        Simulation.Row::accepted,
                        Simulation.Row::refused,
                        Simulation.Row::undecided,
                        Simulation.Row::notApplicable)
                .containsExactly(tuple("p", 9L, 1L, 1L, 0L), tuple("regulated", 2L, 8L, 1L, 0L));
    }

    @Test
    void eachRuleTellsWhatItRefusesAndWhatItAloneRefuses() {
        var rules = regulated().rules();
        assertThat(rules).extracting(count -> count.rule().line()).containsExactly(5, 7, 10, 15, 17, 20, 22);
        assertThat(rules).extracting(RuleCount::refuses).containsExactly(1L, 4L, 1L, 1L, 2L, 0L, 0L);
        assertThat(rules).extracting(RuleCount::alone).containsExactly(1L, 2L, 1L, 1L, 1L, 0L, 0L);
        assertThat(rules).extracting(RuleCount::first).containsExactly(1L, 4L, 1L, 1L, 1L, 0L, 0L);
        assertThat(rules).extracting(RuleCount::open).containsExactly(1L, 0L, 0L, 1L, 0L, 0L, 0L);
    }

    @Test
    void refusedClaimsAgainstWhichNothingSpeaksAreToldWithTheRulesThatRefuseThem() {
        var row = regulated();
        assertThat(row.honestRefused()).isEqualTo(5);
        assertThat(row.rules()).extracting(RuleCount::honest).containsExactly(0L, 4L, 0L, 0L, 2L, 0L, 0L);
    }

    @Test
    void reasonsAreToldByHowOftenTheyComeFirst() {
        assertThat(regulated().reasons())
                .extracting(count -> count.reason().sentence(), ReasonCount::claims)
                .containsExactly(
                        tuple("Build not on the list approved-2026-05", 4L),
                        tuple("The check signature speaks against the claim", 1L),
                        tuple("Settled later than 30 minutes", 1L),
                        tuple("Run again, the answer is not within-empirical or better", 1L),
                        tuple("Operator standing below 0.70", 1L));
        assertThat(regulated().open())
                .extracting(count -> count.reason().why(), ReasonCount::claims)
                .containsExactly(tuple(Shortfall.NOT_RUN, 1L));
    }

    @Test
    void wrongAnswersThatAreAcceptedAreCounted() {
        assertThat(over(CLAIMS, MINIMAL, REGULATED).rows())
                .extracting(Simulation.Row::wrongAccepted)
                .containsExactly(1L, 0L);
    }

    @Test
    void costIsWhatTheChecksTakeForEachClaimAndTheRunsForThoseDrawn() {
        var rows = over(CLAIMS, MINIMAL, REGULATED).rows();
        assertThat(rows.get(0).cost().seconds()).isCloseTo(11 * 0.001, within(1e-12));
        assertThat(rows.get(0).cost().unmeasured()).isEmpty();
        assertThat(rows.get(1).cost().seconds()).isCloseTo(11 * 0.007 + 2 * 2.5, within(1e-12));
        assertThat(rows.get(1).cost().unmeasured()).containsExactly("freshness");
    }

    @Test
    void whatWasNotMeasuredIsNamed() {
        var row = Simulator.over(CLAIMS.iterator(), List.of(REGULATED), CostModel.UNMEASURED)
                .rows()
                .getFirst();
        assertThat(row.cost())
                .isEqualTo(new CostModel.Cost(
                        0, List.of("signature", "measurement", "settlement", "freshness", "re-execute")));
    }

    @Test
    void claimsOfAnotherClassCostNothingAndCarryNoRisk() {
        var other = Policies.read(Policies.EVERYTHING.replace("require:", "applies-to: {class: x}\nrequire:"));
        var row = over(CLAIMS, other).rows().getFirst();
        assertThat(row.notApplicable()).isEqualTo(11);
        assertThat(row.cost().seconds()).isZero();
        assertThat(row.risk().population()).isZero();
        assertThat(row.risk().bound()).isZero();
    }

    @Test
    void theTradeOffBeginsWithTheCheapest() {
        var points = over(CLAIMS, REGULATED, MINIMAL).tradeOff();
        assertThat(points).extracting(Simulation.Point::policy).containsExactly("p", "regulated");
        assertThat(points).extracting(Simulation.Point::risk).containsExactly(2 / 9.0, 0.0);
    }

    @Test
    void theSameClaimsInAnotherOrderComeOutTheSame() {
        var reversed = new ArrayList<>(CLAIMS).reversed();
        assertThat(over(reversed, MINIMAL, REGULATED)).isEqualTo(over(CLAIMS, MINIMAL, REGULATED));
    }
}
