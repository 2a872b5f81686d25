package dev.reckoner.policy;

import java.util.List;

/**
 * What the operator's reputation must be at least.
 *
 * @param least of the expectation that the next answer is right, from 0 to 1
 * @param whenUnknown what becomes of a claim whose operator nobody knows enough about
 */
public record StandingRule(Place place, double least, WhenAbsent whenUnknown) implements Rule {
    public StandingRule {
        Share.check(least);
    }

    @Override
    public List<String> checks() {
        return List.of();
    }
}
