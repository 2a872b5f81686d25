package dev.reckoner.policy;

import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/** Why rules are not met, in words. */
final class UnmetText {
    private UnmetText() {}

    static String sentence(Rule rule, Shortfall why) {
        return switch (rule) {
            case CheckRule check -> check(check, why);
            case ReexecuteRule reexecute -> reexecute(reexecute, why);
            case StandingRule standing ->
                why == Shortfall.STANDING_LOW
                        ? "Operator standing below " + Share.text(standing.least())
                        : "Not enough evidence of the operator's standing";
            case WitnessRule witnesses -> "Fewer than " + asked(witnesses);
            case FreshnessRule freshness ->
                why == Shortfall.STALE
                        ? "Attestation older than " + TimeSpan.words(freshness.age()) + ", or made after the claim"
                        : "How old the attestation was is not known";
        };
    }

    private static String check(CheckRule rule, Shortfall why) {
        return switch (why) {
            case WARNED -> "Only a warning from the check " + rule.check();
            case CONTRAINDICATED -> "The check " + rule.check() + " speaks against the claim";
            case NOT_LISTED -> "Build not on the list " + rule.list().orElse("");
            case BUILD_UNKNOWN -> "Which build the enclave ran is not known";
            case SETTLED_LATE ->
                "Settled later than " + rule.within().map(TimeSpan::words).orElse("");
            case NO_SETTLEMENT_TIME -> "When it was settled is not known";
            default -> "No answer from the check " + rule.check();
        };
    }

    private static String reexecute(ReexecuteRule rule, Shortfall why) {
        return switch (why) {
            case NOT_RUN -> "Drawn to be run again, and not run";
            case INCONCLUSIVE -> "Running it again did not decide";
            default -> "Run again, the answer is not " + asked(rule.worst());
        };
    }

    private static String asked(LadderStep worst) {
        return worst == LadderStep.BIT_EXACT ? worst.word() : worst.word() + " or better";
    }

    private static String asked(WitnessRule rule) {
        String count = rule.least()
                + (rule.of().isEmpty() ? "" : " of the " + rule.of().size());
        return count + (rule.least() == 1 && rule.of().isEmpty() ? " witness" : " witnesses");
    }

    static String detail(Rule rule, Shortfall why, ClaimCase claim) {
        return switch (why) {
            case NOT_ANSWERED, WARNED, CONTRAINDICATED ->
                rule.checks().stream()
                        .findFirst()
                        .map(check -> answer(check, claim))
                        .orElse("");
            case NOT_LISTED -> claim.enclave().build().orElse("");
            case SETTLED_LATE ->
                claim.settledAt()
                        .map(settled -> "settled " + minutes(Duration.between(claim.madeAt(), settled)) + " later")
                        .orElse("");
            case WORSE_THAN_ALLOWED -> claim.verdict().map(LadderStep::word).orElse("");
            case STANDING_LOW -> standing(claim);
            case TOO_FEW_WITNESSES -> witnesses(claim);
            case STALE -> age(claim.enclave().age());
            case BUILD_UNKNOWN, NO_SETTLEMENT_TIME, NOT_RUN, INCONCLUSIVE, STANDING_UNKNOWN, AGE_UNKNOWN -> "";
        };
    }

    private static String answer(String check, ClaimCase claim) {
        var answer = Optional.ofNullable(claim.answers().get(check));
        return answer.map(found -> found.detail().isEmpty() ? found.code() : found.code() + ": " + found.detail())
                .orElse("");
    }

    private static String standing(ClaimCase claim) {
        return claim.standing().isPresent() ? Share.rounded(claim.standing().getAsDouble()) : "";
    }

    private static String witnesses(ClaimCase claim) {
        var names = new TreeSet<>(claim.witnesses());
        return names.isEmpty() ? "nobody confirmed it" : "confirmed by " + String.join(", ", names);
    }

    private static String age(Optional<Duration> age) {
        return age.map(span -> span.isNegative()
                        ? "attested " + minutes(span.negated()) + " after the claim"
                        : minutes(span) + " old")
                .orElse("");
    }

    private static String minutes(Duration span) {
        return span.toMinutes() == 1 ? "1 minute" : span.toMinutes() + " minutes";
    }
}
