package dev.reckoner.ui.policies;

import dev.reckoner.audit.CasePolicy;
import dev.reckoner.audit.PolicyVersion;
import dev.reckoner.ui.chart.SeriesMark;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;

/**
 * A policy of the list.
 *
 * @param name its name when it came into the list
 * @param mark by which it is known everywhere
 * @param policy as the case has it; empty for a new one that nobody recorded
 * @param text what the editor begins with
 * @param about the second line
 */
record PolicyItem(String name, SeriesMark mark, Optional<CasePolicy> policy, String text, String about) {
    static PolicyItem of(CasePolicy policy, int index) {
        var text = policy.newest().text();
        return new PolicyItem(
                policy.name(), SeriesMark.of(index), Optional.of(policy), text, PolicySummary.of(policy.newest()));
    }

    static PolicyItem fresh(String name, int index) {
        return new PolicyItem(
                name,
                SeriesMark.of(index),
                Optional.empty(),
                Messages.get("policies.new.text", name),
                Messages.get("policies.new.about"));
    }

    Optional<PolicyVersion> newest() {
        return policy.map(CasePolicy::newest);
    }

    boolean isInForce() {
        return policy.flatMap(CasePolicy::inForce).isPresent();
    }

    /** True if the case goes by that very text. */
    boolean isInForce(String now) {
        return policy.flatMap(CasePolicy::inForce)
                .filter(version -> version.text().equals(now))
                .isPresent();
    }
}
