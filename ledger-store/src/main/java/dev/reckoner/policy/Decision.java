package dev.reckoner.policy;

import java.util.List;

/**
 * What a policy makes of a claim. Losing evidence never makes a claim accepted that was not: what is not there leaves a rule
 * open, and an open rule accepts nothing. Three things are not evidence in this sense: what {@link WhenAbsent#ACCEPT} waives, the
 * verdict of a claim that did not have to be run, since one that is known to be wrong counts all the same, and the names by which
 * a claim is of a class.
 *
 * @param outcome accepted only if every rule is met
 * @param failed rules that refuse the claim, in the order of the file
 * @param missing rules that could not be answered, in the order of the file
 */
public record Decision(Outcome outcome, List<Unmet> failed, List<Unmet> missing) {
    public Decision {
        failed = List.copyOf(failed);
        missing = List.copyOf(missing);
    }

    /** The four decisions. */
    public enum Outcome {
        /** The claim carries all that is asked for. */
        ACCEPTED,
        /** At least one rule speaks against it. */
        REFUSED,
        /** No rule speaks against it, but not all could be answered. */
        UNDECIDED,
        /** The policy is for other claims. */
        NOT_APPLICABLE
    }

    /** What the policy decides of the claim. */
    public static Decision of(AccountabilityPolicy policy, ClaimCase claim) {
        return new Judge(policy).decide(claim);
    }

    static Decision of(List<Unmet> unmet) {
        var failed = unmet.stream().filter(Unmet::refuses).toList();
        var missing = unmet.stream().filter(rule -> !rule.refuses()).toList();
        return new Decision(outcome(failed, missing), failed, missing);
    }

    private static Outcome outcome(List<Unmet> failed, List<Unmet> missing) {
        if (!failed.isEmpty()) {
            return Outcome.REFUSED;
        }
        return missing.isEmpty() ? Outcome.ACCEPTED : Outcome.UNDECIDED;
    }
}
