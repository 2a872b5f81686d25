package dev.reckoner.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a claim must carry to be accepted by whoever relies on it. Unlike {@link dev.reckoner.appraise.AppraisalPolicy}, which
 * folds findings into what is known of a claim, it says how much of that is enough for one use.
 *
 * @param name short, of letters, digits, dots, dashes and underscores
 * @param version from 1, counted up by whoever writes it
 * @param appliesTo the claims it is for; empty for all
 * @param requirements checks with the answers that will do, each check once
 */
public record AccountabilityPolicy(
        String name,
        int version,
        Optional<ClaimClass> appliesTo,
        List<CheckRule> requirements,
        Optional<ReexecuteRule> reexecute,
        Optional<StandingRule> standing,
        Optional<WitnessRule> witnesses,
        Optional<FreshnessRule> freshness) {
    public AccountabilityPolicy {
        requirements = List.copyOf(requirements);
    }

    /** Everything that it asks for, as it stands in the file. */
    public List<Rule> rules() {
        var others = Stream.of(reexecute, standing, witnesses, freshness).flatMap(Optional::stream);
        return Stream.<Rule>concat(requirements.stream(), others)
                .sorted(Comparator.comparing(Rule::place))
                .toList();
    }
}
