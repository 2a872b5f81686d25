package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may still be wrong among the claims that a policy accepts. */
class ResidualRiskTest {
    private static final AccountabilityPolicy TRUSTING =
            Policies.asking("require: [{check: signature, tier: affirming}]");
    private static final AccountabilityPolicy CHECKING = Policies.asking(
            "require: [{check: signature, tier: affirming}]", "re-execute: {rate: 0, worst: within-theoretical}");

    private final List<ClaimCase> claims = new ArrayList<>();

    private static SomeClaim signed(int number) {
        return SomeClaim.of("claim-" + number).answer("signature", Tier.AFFIRMING);
    }

    private ResidualRiskTest add(int count, LadderStep step) {
        for (int i = 0; i < count; i++) {
            claims.add(signed(claims.size()).drawn(step).made());
        }
        return this;
    }

    private ResidualRiskTest addNotRun(int count) {
        for (int i = 0; i < count; i++) {
            claims.add(signed(claims.size()).made());
        }
        return this;
    }

    private ResidualRisk under(AccountabilityPolicy policy) {
        return Simulator.over(claims.iterator(), List.of(policy), CostModel.UNMEASURED)
                .rows()
                .getFirst()
                .risk();
    }

    @Test
    void whereNothingWasRunAgainEverythingMayBeWrong() {
        var risk = addNotRun(100).under(CHECKING);
        assertThat(risk.bound()).isEqualTo(1);
        assertThat(risk.isUnsampled()).isTrue();
    }

    @Test
    void aCleanSampleBoundsTheRest() {
        var risk = addNotRun(700).add(300, LadderStep.BIT_EXACT).under(TRUSTING);
        assertThat(risk).isEqualTo(new ResidualRisk(1000, 1000, 300, 0, 0, 8 / 1000.0, 8 / 1000.0));
        assertThat(under(CHECKING)).isEqualTo(risk);
    }

    @Test
    void wrongAnswersFoundAndAcceptedCountInFull() {
        var risk = addNotRun(700)
                .add(240, LadderStep.WITHIN_EMPIRICAL)
                .add(60, LadderStep.OUTSIDE)
                .under(TRUSTING);
        assertThat(risk).isEqualTo(new ResidualRisk(1000, 1000, 300, 60, 0, 235 / 1000.0, 235 / 1000.0));
    }

    @Test
    void refusingTheWrongAnswersThatWereFoundDoesNotMakeTheOthersRight() {
        var risk = addNotRun(700)
                .add(240, LadderStep.WITHIN_EMPIRICAL)
                .add(60, LadderStep.OUTSIDE)
                .under(CHECKING);
        assertThat(risk).isEqualTo(new ResidualRisk(940, 1000, 300, 60, 0, 175 / 940.0, 175 / 940.0));
    }

    @Test
    void everythingRunLeavesNothingOpen() {
        add(40, LadderStep.BIT_EXACT).add(10, LadderStep.OUTSIDE);
        assertThat(under(CHECKING).bound()).isZero();
        assertThat(under(TRUSTING).bound()).isEqualTo(0.2);
    }

    @Test
    void claimsThatAPersonChoseSayNothingOfOthersButAreThemselvesKnown() {
        for (int i = 0; i < 40; i++) {
            claims.add(signed(i).rerun(LadderStep.BIT_EXACT).made());
        }
        var risk = addNotRun(60).under(CHECKING);
        assertThat(risk.isUnsampled()).isTrue();
        assertThat(risk.bound()).isEqualTo(0.6);
    }

    @Test
    void aWrongAnswerThatAPersonFoundAndThePolicyAcceptsIsAtLeastThat() {
        add(50, LadderStep.BIT_EXACT);
        claims.add(signed(50).rerun(LadderStep.OUTSIDE).made());
        assertThat(under(TRUSTING).bound()).isEqualTo(1 / 51.0);
        assertThat(under(CHECKING).bound()).isZero();
    }

    @Test
    void runsWithoutAVerdictAreLeftOutInOneFigureAndWrongInTheOther() {
        addNotRun(700).add(298, LadderStep.BIT_EXACT).add(2, LadderStep.INCONCLUSIVE);
        var risk = under(TRUSTING);
        assertThat(risk.sampled()).isEqualTo(298);
        assertThat(risk.inconclusive()).isEqualTo(2);
        assertThat(risk.bound()).isLessThan(risk.conservative());
        assertThat(under(CHECKING).accepted()).isEqualTo(998);
        assertThat(under(CHECKING).conservative()).isLessThan(risk.conservative());
    }

    @Test
    void claimsThatOtherRulesRefuseAreNoPartOfIt() {
        addNotRun(700).add(300, LadderStep.BIT_EXACT);
        for (int i = 0; i < 100; i++) {
            claims.add(SomeClaim.of("unsigned-" + i).drawn(LadderStep.OUTSIDE).made());
        }
        assertThat(under(TRUSTING)).isEqualTo(new ResidualRisk(1000, 1000, 300, 0, 0, 0.008, 0.008));
    }

    @Test
    void theBoundHoldsInNineteenOfTwentyCasesWhateverThePolicyRefuses() {
        var random = new Random(47);
        int missed = 0;
        for (int run = 0; run < 400; run++) {
            claims.clear();
            int wrongLeft = 0;
            for (int i = 0; i < 200; i++) {
                boolean isWrong = random.nextInt(10) == 0;
                boolean isDrawn = random.nextInt(5) == 0;
                var claim = signed(i);
                claims.add((isDrawn ? claim.drawn(isWrong ? LadderStep.OUTSIDE : LadderStep.BIT_EXACT) : claim).made());
                wrongLeft += isWrong && !isDrawn ? 1 : 0;
            }
            var risk = under(CHECKING);
            missed += wrongLeft > Math.round(risk.bound() * risk.accepted()) ? 1 : 0;
        }
        assertThat(missed).isBetween(1, 32);
    }
}
