package dev.reckoner.ui.policies;

import dev.reckoner.audit.PolicyVersion;
import dev.reckoner.policy.file.ShippedPolicy;
import dev.reckoner.ui.look.Messages;
import java.util.Arrays;

/** What a policy asks for, in a few words. */
final class PolicySummary {
    private PolicySummary() {}

    /** Of a shipped text the words it comes with, else the comment that the text begins with. */
    static String of(PolicyVersion version) {
        return Arrays.stream(ShippedPolicy.values())
                .filter(shipped -> shipped.text().equals(version.text()))
                .map(ShippedPolicy::summary)
                .findFirst()
                .orElseGet(() -> comment(version));
    }

    private static String comment(PolicyVersion version) {
        return version.text()
                .lines()
                .findFirst()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .filter(words -> !words.isEmpty())
                .orElse(Messages.get("policies.version", version.version()));
    }
}
