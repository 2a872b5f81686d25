package dev.reckoner.policy;

import static dev.reckoner.policy.PolicyDiff.Kind.ADDED;
import static dev.reckoner.policy.PolicyDiff.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** What changed from one version of a policy to the next, in words. */
class PolicyDiffTest {
    private static final AccountabilityPolicy NOW = Policies.read(Policies.EVERYTHING);

    private static AccountabilityPolicy with(String old, String now) {
        assertThat(Policies.EVERYTHING).contains(old);
        return Policies.read(Policies.EVERYTHING.replace(old, now));
    }

    @Test
    void anotherVersionOfTheSameRulesChangedNothing() {
        assertThat(PolicyDiff.between(with("version: 3", "version: 2"), NOW)).isEmpty();
    }

    @Test
    void aChangedValueIsANewLineAndAnOldOne() {
        var before = with("\">= 0.70\"\n  when-unknown: refuse", "\">= 0.60\"");
        assertThat(PolicyDiff.between(before, NOW))
                .extracting(PolicyDiff.Change::kind, PolicyDiff.Change::words)
                .containsExactly(
                        tuple(ADDED, "operator.standing at least 0.70"),
                        tuple(REMOVED, "operator.standing at least 0.60"),
                        tuple(ADDED, "operator.when-unknown refuse"),
                        tuple(REMOVED, "operator.when-unknown undecided"));
    }

    @Test
    void rulesThatCameAndWentStandWhereTheFormatHasThem() {
        var before = with(
                "  - check: measurement\n    tier: affirming\n    list: approved-2026-05\n",
                "  - check: key\n    tier: warning\n");
        assertThat(PolicyDiff.between(before, with("freshness: 24h\n", "")))
                .extracting(PolicyDiff.Change::kind, PolicyDiff.Change::words)
                .containsExactly(
                        tuple(REMOVED, "require.key at least warning"),
                        tuple(ADDED, "require.measurement at least affirming"),
                        tuple(ADDED, "require.measurement.list approved-2026-05"),
                        tuple(REMOVED, "freshness 24h"));
    }

    @Test
    void witnessesAreToldOneByOne() {
        assertThat(PolicyDiff.between(with("[harbour, northwind, second]", "[harbour, third]"), NOW))
                .extracting(PolicyDiff.Change::kind, PolicyDiff.Change::words)
                .containsExactly(
                        tuple(REMOVED, "witnesses.of third"),
                        tuple(ADDED, "witnesses.of northwind"),
                        tuple(ADDED, "witnesses.of second"));
    }

    @Test
    void theOrderOfRequirementsIsNoChange() {
        var one = Policies.asking("require: [{check: key, tier: warning}, {check: input, tier: affirming}]");
        var other = Policies.asking("require: [{check: input, tier: affirming}, {check: key, tier: warning}]");
        assertThat(PolicyDiff.between(one, other)).isEmpty();
    }

    @Test
    void aCheckAndARuleOfTheSameNameAreTwo() {
        var one = Policies.asking("freshness: 1h");
        var both = Policies.asking("require: [{check: freshness, tier: affirming}]", "freshness: 1h");
        assertThat(PolicyDiff.between(one, both))
                .extracting(PolicyDiff.Change::words)
                .containsExactly("require.freshness at least affirming");
    }
}
