package dev.reckoner.policy;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides claims by one policy. */
public final class Judge {
    private static final Decision ACCEPTED = new Decision(Decision.Outcome.ACCEPTED, List.of(), List.of());
    private static final Decision NOT_APPLICABLE = new Decision(Decision.Outcome.NOT_APPLICABLE, List.of(), List.of());

    private final AccountabilityPolicy policy;
    private final List<Rule> rules;

    public Judge(AccountabilityPolicy policy) {
        this.policy = policy;
        this.rules = policy.rules();
    }

    /** What the policy makes of the claim. */
    public Decision decide(ClaimCase claim) {
        if (!applies(claim)) {
            return NOT_APPLICABLE;
        }
        var unmet = new ArrayList<Unmet>();
        for (var rule : rules) {
            judge(rule, claim).ifPresent(unmet::add);
        }
        return unmet.isEmpty() ? ACCEPTED : Decision.of(unmet);
    }

    /** True if the policy is for this claim. */
    public boolean applies(ClaimCase claim) {
        return policy.appliesTo().map(these -> these.holds(claim)).orElse(true);
    }

    /** True if the policy asks that this claim be run again. */
    public boolean draws(String claim) {
        return policy.reexecute()
                .filter(rule -> Draw.takes(policy, rule, claim))
                .isPresent();
    }

    private Optional<Unmet> judge(Rule rule, ClaimCase claim) {
        return switch (rule) {
            case CheckRule check -> judge(check, claim);
            case ReexecuteRule reexecute -> judge(reexecute, claim);
            case StandingRule standing -> judge(standing, claim);
            case WitnessRule witnesses -> judge(witnesses, claim);
            case FreshnessRule freshness -> judge(freshness, claim);
        };
    }

    private static Optional<Unmet> judge(CheckRule rule, ClaimCase claim) {
        return tier(rule, claim).or(() -> list(rule, claim)).or(() -> delay(rule, claim));
    }

    private static Optional<Unmet> tier(CheckRule rule, ClaimCase claim) {
        var answer = claim.answers().get(rule.check());
        return switch (answer == null ? Tier.NONE : answer.tier()) {
            case AFFIRMING -> Optional.empty();
            case WARNING ->
                rule.tier() == Tier.WARNING ? Optional.empty() : Optional.of(Unmet.refused(rule, Shortfall.WARNED));
            case CONTRAINDICATED -> Optional.of(Unmet.refused(rule, Shortfall.CONTRAINDICATED));
            case NONE -> Optional.of(Unmet.open(rule, Shortfall.NOT_ANSWERED));
        };
    }

    private static Optional<Unmet> list(CheckRule rule, ClaimCase claim) {
        if (rule.list().filter(list -> !claim.enclave().lists().contains(list)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                claim.enclave().build().isPresent()
                        ? Unmet.refused(rule, Shortfall.NOT_LISTED)
                        : Unmet.open(rule, Shortfall.BUILD_UNKNOWN));
    }

    private static Optional<Unmet> delay(CheckRule rule, ClaimCase claim) {
        if (rule.within().isEmpty()) {
            return Optional.empty();
        }
        if (claim.settledAt().isEmpty()) {
            return Optional.of(Unmet.open(rule, Shortfall.NO_SETTLEMENT_TIME));
        }
        var delay = Duration.between(claim.madeAt(), claim.settledAt().get());
        return delay.compareTo(rule.within().get()) > 0
                ? Optional.of(Unmet.refused(rule, Shortfall.SETTLED_LATE))
                : Optional.empty();
    }

    private Optional<Unmet> judge(ReexecuteRule rule, ClaimCase claim) {
        if (claim.verdict().isPresent()) {
            return verdict(rule, claim.verdict().get());
        }
        return Draw.takes(policy, rule, claim.claim())
                ? Optional.of(Unmet.open(rule, Shortfall.NOT_RUN))
                : Optional.empty();
    }

    /** A claim that was run counts, drawn or not: nobody may accept what is known to be wrong. */
    private static Optional<Unmet> verdict(ReexecuteRule rule, LadderStep step) {
        if (!step.isConclusive()) {
            return Optional.of(Unmet.open(rule, Shortfall.INCONCLUSIVE));
        }
        return step.isWorseThan(rule.worst())
                ? Optional.of(Unmet.refused(rule, Shortfall.WORSE_THAN_ALLOWED))
                : Optional.empty();
    }

    private static Optional<Unmet> judge(StandingRule rule, ClaimCase claim) {
        if (claim.standing().isEmpty()) {
            return absent(rule, rule.whenUnknown(), Shortfall.STANDING_UNKNOWN);
        }
        return claim.standing().getAsDouble() >= rule.least()
                ? Optional.empty()
                : Optional.of(Unmet.refused(rule, Shortfall.STANDING_LOW));
    }

    private static Optional<Unmet> judge(WitnessRule rule, ClaimCase claim) {
        return rule.among(claim.witnesses()) >= rule.least()
                ? Optional.empty()
                : absent(rule, rule.whenMissing(), Shortfall.TOO_FEW_WITNESSES);
    }

    private static Optional<Unmet> absent(Rule rule, WhenAbsent what, Shortfall why) {
        return what == WhenAbsent.ACCEPT
                ? Optional.empty()
                : Optional.of(new Unmet(rule, why, what == WhenAbsent.REFUSE));
    }

    private static Optional<Unmet> judge(FreshnessRule rule, ClaimCase claim) {
        var age = claim.enclave().age();
        if (age.isEmpty()) {
            return Optional.of(Unmet.open(rule, Shortfall.AGE_UNKNOWN));
        }
        boolean holds = !age.get().isNegative() && age.get().compareTo(rule.age()) <= 0;
        return holds ? Optional.empty() : Optional.of(Unmet.refused(rule, Shortfall.STALE));
    }
}
