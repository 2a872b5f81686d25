package dev.reckoner.policy;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found of a claim.
 *
 * @param tier the gravest of its findings
 * @param code reason code of that finding
 * @param detail what it rests on
 */
public record CheckAnswer(Tier tier, String code, String detail) {
    private static final List<Tier> GRAVER = List.of(Tier.AFFIRMING, Tier.WARNING, Tier.NONE, Tier.CONTRAINDICATED);

    /** The answer of each check that has findings, the gravest where there are several, the first of equals. */
    public static Map<String, CheckAnswer> of(Collection<Finding> findings) {
        var answers = new HashMap<String, CheckAnswer>();
        for (var finding : findings) {
            var answer = new CheckAnswer(finding.tier(), finding.code(), finding.detail());
            answers.merge(finding.check(), answer, (before, now) -> now.gravity() > before.gravity() ? now : before);
        }
        return Map.copyOf(answers);
    }

    private int gravity() {
        return GRAVER.indexOf(tier);
    }
}
