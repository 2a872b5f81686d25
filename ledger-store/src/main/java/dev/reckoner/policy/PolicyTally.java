package dev.reckoner.policy;

import dev.reckoner.reputation.LadderStep;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what one policy decides. */
final class PolicyTally {
    private static final Comparator<ReasonCount> MOST_FREQUENT = Comparator.comparingLong(ReasonCount::claims)
            .reversed()
            .thenComparing(count -> count.reason().rule().place())
            .thenComparing(count -> count.reason().why());

    private final AccountabilityPolicy policy;
    private final Judge judge;
    private final Map<Decision.Outcome, Long> outcomes = new EnumMap<>(Decision.Outcome.class);
    private final Map<Rule, RuleTally> rules = new LinkedHashMap<>();
    private final Map<Unmet, Long> reasons = new HashMap<>();
    private final Map<Unmet, Long> open = new HashMap<>();
    private final VerdictTally verdicts = new VerdictTally();
    private long honestRefused;
    private long wrongAccepted;
    private long drawn;

    PolicyTally(AccountabilityPolicy policy) {
        this.policy = policy;
        this.judge = new Judge(policy);
        policy.rules().forEach(rule -> rules.put(rule, new RuleTally()));
    }

    void add(ClaimCase claim) {
        var decision = judge.decide(claim);
        outcomes.merge(decision.outcome(), 1L, Long::sum);
        if (decision.outcome() != Decision.Outcome.NOT_APPLICABLE) {
            drawn += judge.draws(claim.claim()) ? 1 : 0;
            count(decision, claim);
            verdicts.add(claim, decision);
        }
    }

    private void count(Decision decision, ClaimCase claim) {
        decision.missing().forEach(unmet -> tally(unmet).leftOpen());
        switch (decision.outcome()) {
            case REFUSED -> countRefused(decision, !claim.isContraindicated());
            case UNDECIDED -> open.merge(decision.missing().getFirst(), 1L, Long::sum);
            case ACCEPTED -> wrongAccepted += isWrong(claim) ? 1 : 0;
            case NOT_APPLICABLE -> {}
        }
    }

    private void countRefused(Decision decision, boolean isHonest) {
        reasons.merge(decision.failed().getFirst(), 1L, Long::sum);
        decision.failed().forEach(unmet -> tally(unmet).refused(decision, unmet, isHonest));
        honestRefused += isHonest ? 1 : 0;
    }

    private RuleTally tally(Unmet unmet) {
        return rules.computeIfAbsent(unmet.rule(), rule -> new RuleTally());
    }

    private static boolean isWrong(ClaimCase claim) {
        return claim.verdict().filter(LadderStep.OUTSIDE::equals).isPresent();
    }

    Simulation.Row row(CostModel costs) {
        long applicable = of(Decision.Outcome.ACCEPTED) + of(Decision.Outcome.REFUSED) + of(Decision.Outcome.UNDECIDED);
        return new Simulation.Row(
                policy,
                of(Decision.Outcome.ACCEPTED),
                of(Decision.Outcome.REFUSED),
                of(Decision.Outcome.UNDECIDED),
                of(Decision.Outcome.NOT_APPLICABLE),
                rules.entrySet().stream()
                        .map(rule -> rule.getValue().count(rule.getKey()))
                        .toList(),
                counts(reasons),
                counts(open),
                honestRefused,
                wrongAccepted,
                costs.project(policy, applicable, drawn),
                verdicts.risk());
    }

    private long of(Decision.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    private static List<ReasonCount> counts(Map<Unmet, Long> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> new ReasonCount(reason.getKey(), reason.getValue()))
                .sorted(MOST_FREQUENT)
                .toList();
    }
}
