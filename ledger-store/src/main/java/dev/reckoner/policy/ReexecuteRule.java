package dev.reckoner.policy;

import dev.reckoner.reputation.LadderStep;
import java.util.List;
import java.util.Optional;

/**
 * A share of the claims must be run again, and no verdict may be worse than this one.
 *
 * @param rate the share, from 0 to 1
 * @param worst the worst verdict accepted: one of the first three steps
 * @param seed mixed into the draw, so that nobody who knows only the rest of the policy can tell what will be drawn
 */
public record ReexecuteRule(Place place, double rate, LadderStep worst, Optional<String> seed) implements Rule {
    public ReexecuteRule {
        Share.check(rate);
        if (!worst.isConclusive() || worst == LadderStep.OUTSIDE) {
            throw new IllegalArgumentException("A policy cannot accept " + worst);
        }
    }

    @Override
    public List<String> checks() {
        return List.of();
    }
}
