package dev.reckoner.policy;

/**
 * A rule that a claim does not meet.
 *
 * @param refuses true if that refuses the claim; false if it leaves the claim undecided, because what is missing could still be
 *     had
 */
public record Unmet(Rule rule, Shortfall why, boolean refuses) {
    static Unmet refused(Rule rule, Shortfall why) {
        return new Unmet(rule, why, true);
    }

    static Unmet open(Rule rule, Shortfall why) {
        return new Unmet(rule, why, false);
    }

    /** Why, in one sentence without a full stop; the same for every claim that does not meet the rule in this way. */
    public String sentence() {
        return UnmetText.sentence(rule, why);
    }

    /** What it is about this claim, in a few words; empty where the sentence says all. */
    public String detail(ClaimCase claim) {
        return UnmetText.detail(rule, why, claim);
    }
}
