package dev.reckoner.policy;

import java.util.Locale;

/** What becomes of a claim where what a rule asks about is not there to be judged. */
public enum WhenAbsent {
    /** The claim is refused. */
    REFUSE,
    /** The claim stays undecided: what is missing could still be had. */
    UNDECIDED,
    /** The rule is waived. */
    ACCEPT;

    /** As policy files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
