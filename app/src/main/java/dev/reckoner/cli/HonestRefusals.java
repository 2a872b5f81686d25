package dev.reckoner.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.reckoner.crypto.Digest;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.Decision;
import dev.reckoner.policy.Judge;
import java.util.ArrayList;
import java.util.List;

/** The claims that a policy refuses though nothing speaks against them, with the lines that do. */
final class HonestRefusals {
    private final Judge judge;
    private final int most;
    private final List<Refused> claims = new ArrayList<>();

    /**
     * One of them.
     *
     * @param lines of the policy's file, ascending
     */
    record Refused(Digest claim, List<Integer> lines) {}

    /** None yet; so many are kept. */
    HonestRefusals(AccountabilityPolicy policy, int most) {
        this.judge = new Judge(policy);
        this.most = most;
    }

    void add(ClaimCase claim) {
        if (claims.size() < most && !claim.isContraindicated()) {
            var decision = judge.decide(claim);
            if (decision.outcome() == Decision.Outcome.REFUSED) {
                claims.add(new Refused(
                        Digest.ofSha256(claim.claim()),
                        decision.failed().stream()
                                .map(unmet -> unmet.rule().line())
                                .toList()));
            }
        }
    }

    /** In the order of import. */
    @JsonValue
    List<Refused> claims() {
        return List.copyOf(claims);
    }
}
