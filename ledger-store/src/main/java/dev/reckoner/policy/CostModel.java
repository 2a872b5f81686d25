package dev.reckoner.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What checking takes on one device, as measured there.
 *
 * @param secondsByCheck seconds that a check takes for one claim, by check id
 * @param rerunSeconds seconds that running one claim again takes; empty where that was not measured
 */
public record CostModel(Map<String, Double> secondsByCheck, OptionalDouble rerunSeconds) {
    /** Nothing was measured. */
    public static final CostModel UNMEASURED = new CostModel(Map.of(), OptionalDouble.empty());

    private static final String RERUN = "re-execute";

    public CostModel {
        secondsByCheck = Map.copyOf(secondsByCheck);
    }

    /**
     * What a policy takes over all claims that it is for.
     *
     * @param seconds sum over what was measured
     * @param unmeasured what it asks for besides and that was not: check ids, and {@code re-execute}
     */
    public record Cost(double seconds, List<String> unmeasured) {
        public Cost {
            unmeasured = List.copyOf(unmeasured);
        }
    }

    /**
     * The seconds projected for a policy: every check that it asks for, once for each claim that it is for, and every claim that
     * it draws run once.
     */
    Cost project(AccountabilityPolicy policy, long claims, long drawn) {
        var checks = policy.rules().stream()
                .flatMap(rule -> rule.checks().stream())
                .distinct()
                .toList();
        double perClaim = 0;
        for (var check : checks) {
            perClaim += secondsByCheck.getOrDefault(check, 0.0);
        }
        return new Cost(claims * perClaim + drawn * rerunSeconds.orElse(0), unmeasured(checks, drawn));
    }

    private List<String> unmeasured(List<String> checks, long drawn) {
        var missing = new ArrayList<>(checks);
        missing.removeIf(secondsByCheck::containsKey);
        if (drawn > 0 && rerunSeconds.isEmpty()) {
            missing.add(RERUN);
        }
        return missing;
    }
}
