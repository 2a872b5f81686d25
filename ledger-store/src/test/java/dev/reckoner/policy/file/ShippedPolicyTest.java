package dev.reckoner.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.Policies;
import dev.reckoner.policy.ReexecuteRule;
import dev.reckoner.policy.Rule;
import dev.reckoner.policy.WitnessRule;
import dev.reckoner.reputation.LadderStep;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The four policies that the program comes with. */
class ShippedPolicyTest {
    private static AccountabilityPolicy read(ShippedPolicy shipped) {
        return Policies.read(shipped.text());
    }

    @ParameterizedTest
    @EnumSource
    void isReadWithoutAProblemAndIsCalledAsItsFile(ShippedPolicy shipped) {
        assertThat(read(shipped).name() + ".yaml").isEqualTo(shipped.fileName());
        assertThat(shipped.summary()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void isForAllClaimsAndNamesNobody(ShippedPolicy shipped) {
        assertThat(read(shipped).appliesTo()).isEmpty();
        assertThat(read(shipped).requirements()).allMatch(rule -> rule.list().isEmpty());
        assertThat(read(shipped).witnesses().map(WitnessRule::of).orElse(List.of()))
                .isEmpty();
    }

    @Test
    void minimalAsksForASignatureOnly() {
        assertThat(read(ShippedPolicy.MINIMAL).rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.checks()).containsExactly("signature"));
    }

    @Test
    void fromOneToTheNextMoreIsRunAgain() {
        assertThat(Arrays.stream(ShippedPolicy.values())
                        .map(shipped -> read(shipped)
                                .reexecute()
                                .map(ReexecuteRule::rate)
                                .orElse(0.0)))
                .containsExactly(0.0, 0.05, 0.12, 1.0);
    }

    @Test
    void regulatedIsTheDrawing() {
        var policy = read(ShippedPolicy.REGULATED);
        assertThat(policy.requirements()).allMatch(rule -> rule.tier() == Tier.AFFIRMING);
        assertThat(policy.reexecute())
                .hasValueSatisfying(rule -> assertThat(rule.worst()).isEqualTo(LadderStep.WITHIN_EMPIRICAL));
        assertThat(policy.standing())
                .hasValueSatisfying(rule -> assertThat(rule.least()).isEqualTo(0.7));
        assertThat(policy.witnesses())
                .hasValueSatisfying(rule -> assertThat(rule.least()).isEqualTo(2));
        assertThat(policy.freshness())
                .hasValueSatisfying(rule -> assertThat(rule.age()).hasHours(24));
    }

    @Test
    void everyRuleKnowsItsLine() {
        var lines = ShippedPolicy.REGULATED.text().lines().toList();
        List<Rule> rules = read(ShippedPolicy.REGULATED).rules();
        assertThat(rules)
                .extracting(rule -> lines.get(rule.line() - 1).strip())
                .containsExactly(
                        "- check: signature",
                        "- check: input",
                        "- check: output",
                        "- check: key",
                        "- check: attestation",
                        "- check: measurement",
                        "- check: settlement",
                        "worst: within-empirical",
                        "standing: \">= 0.70\"",
                        "k: 2",
                        "freshness: 24h");
    }
}
