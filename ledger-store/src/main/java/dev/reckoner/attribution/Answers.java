package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import java.util.List;
import java.util.stream.Stream;

/** What the checks answered about one claim. */
record Answers(List<Finding> findings) {
    Answers {
        findings = List.copyOf(findings);
    }

    /** The findings of these checks, in the order of the checks. */
    List<Finding> of(String... checks) {
        return Stream.of(checks)
                .flatMap(check ->
                        findings.stream().filter(finding -> finding.check().equals(check)))
                .toList();
    }

    /** True if the check was answered, each time in the affirmative. */
    boolean affirms(String check) {
        var answers = of(check);
        return !answers.isEmpty() && answers.stream().allMatch(finding -> finding.tier() == Tier.AFFIRMING);
    }

    /** True if an answer of the check speaks against the claim. */
    boolean contradicts(String check) {
        return of(check).stream().anyMatch(finding -> finding.tier() == Tier.CONTRAINDICATED);
    }
}
