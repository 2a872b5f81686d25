package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Losing or damaging evidence never makes a claim accepted that was not. */
class DecisionMonotonyTest {
    private static final List<String> CHECKS = List.of("signature", "measurement", "settlement");
    private static final int CLAIMS = 200;

    private static final List<UnaryOperator<SomeClaim>> LOSSES = List.of(
            claim -> claim.without("signature"),
            claim -> claim.without("measurement"),
            claim -> claim.without("settlement"),
            claim -> claim.answer("signature", Tier.NONE),
            claim -> claim.answer("measurement", Tier.NONE),
            claim -> claim.answer("settlement", Tier.CONTRAINDICATED),
            SomeClaim::unsettled,
            SomeClaim::unknownBuild,
            SomeClaim::unknownAge,
            SomeClaim::unknownStanding,
            SomeClaim::witnesses,
            claim -> claim.rerun(LadderStep.INCONCLUSIVE));

    private static final List<AccountabilityPolicy> POLICIES = List.of(
            Policies.read(Policies.EVERYTHING),
            Policies.read(Policies.EVERYTHING.replace("when-unknown: refuse", "when-unknown: undecided")),
            Policies.read(Policies.EVERYTHING.replace("tier: affirming", "tier: warning")),
            Policies.read(Policies.EVERYTHING.replace("rate: 0.12", "rate: 1.00")),
            Policies.asking("require: [{check: signature, tier: warning}]"),
            Policies.asking("witnesses: {k: 1, when-missing: refuse}", "freshness: 3h"));

    /** The same claim for the same seed. */
    private static SomeClaim claim(long seed) {
        var random = new Random(seed);
        var claim = SomeClaim.complete("claim-" + random.nextInt(40));
        for (var check : CHECKS) {
            if (random.nextInt(4) == 0) {
                claim.answer(check, Tier.values()[random.nextInt(4)]);
            }
        }
        for (var change : changes(random)) {
            if (random.nextInt(6) == 0) {
                claim = change.apply(claim);
            }
        }
        return claim;
    }

    private static List<UnaryOperator<SomeClaim>> changes(Random random) {
        var changes = new ArrayList<>(LOSSES);
        changes.add(claim -> claim.build("other", "another-list"));
        changes.add(claim -> claim.settledAfter(Duration.ofMinutes(random.nextInt(90))));
        changes.add(claim -> claim.age(Duration.ofHours(random.nextInt(60) - 10)));
        changes.add(claim -> claim.standing(random.nextDouble()));
        changes.add(claim -> claim.witnesses("harbour"));
        changes.add(claim -> claim.rerun(LadderStep.values()[random.nextInt(5)]));
        changes.add(SomeClaim::notRun);
        return changes;
    }

    @RepeatedTest(20)
    void noLossMakesAClaimAcceptedThatWasNot(RepetitionInfo repetition) {
        int changed = 0;
        for (int i = 0; i < CLAIMS; i++) {
            long seed = 1000L * repetition.getCurrentRepetition() + i;
            for (var policy : POLICIES) {
                var before = Decision.of(policy, claim(seed).made());
                for (var loss : LOSSES) {
                    var after = Decision.of(policy, loss.apply(claim(seed)).made());
                    changed += after.equals(before) ? 0 : 1;
                    if (before.outcome() != Decision.Outcome.ACCEPTED) {
                        assertThat(after.outcome())
                                .as("claim of seed %d under %s, before %s", seed, policy, before)
                                .isNotEqualTo(Decision.Outcome.ACCEPTED);
                    }
                }
            }
        }
        assertThat(changed).as("losses that mattered").isGreaterThan(CLAIMS);
    }

    @RepeatedTest(20)
    void losingARunThatHadToBeMadeDoesNotEither(RepetitionInfo repetition) {
        var policy = Policies.read(Policies.EVERYTHING.replace("rate: 0.12", "rate: 1.00"));
        for (int i = 0; i < CLAIMS; i++) {
            var claim = claim(1000L * repetition.getCurrentRepetition() + i)
                    .notRun()
                    .made();
            assertThat(Decision.of(policy, claim).outcome()).isNotEqualTo(Decision.Outcome.ACCEPTED);
        }
    }
}
