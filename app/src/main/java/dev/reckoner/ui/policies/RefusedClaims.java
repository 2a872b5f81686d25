package dev.reckoner.ui.policies;

import dev.reckoner.crypto.Digest;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.Decision;
import dev.reckoner.policy.Judge;
import dev.reckoner.policy.Unmet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The claims that a policy refuses. */
final class RefusedClaims {
    private RefusedClaims() {}

    /** True for a claim that the policy refuses, first for that reason where one is given. */
    static Predicate<ClaimCase> of(AccountabilityPolicy policy, Optional<Unmet> reason) {
        var judge = new Judge(policy);
        return claim -> {
            var decision = judge.decide(claim);
            return decision.outcome() == Decision.Outcome.REFUSED
                    && reason.filter(first -> !first.equals(decision.failed().getFirst()))
                            .isEmpty();
        };
    }

    static List<Digest> among(List<ClaimCase> claims, Predicate<ClaimCase> which) {
        return claims.stream()
                .filter(which)
                .map(claim -> Digest.ofSha256(claim.claim()))
                .toList();
    }
}
