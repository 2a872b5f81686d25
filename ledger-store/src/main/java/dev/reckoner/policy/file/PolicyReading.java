package dev.reckoner.policy.file;

import dev.reckoner.policy.AccountabilityPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a policy file.
 *
 * @param policy empty if there is any problem
 * @param problems in the order of the file, at most {@link PolicyFile#PROBLEMS}
 */
public record PolicyReading(Optional<AccountabilityPolicy> policy, List<PolicyProblem> problems) {
    public PolicyReading {
        problems = List.copyOf(problems);
    }
}
