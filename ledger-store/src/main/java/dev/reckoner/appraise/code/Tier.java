package dev.reckoner.appraise.code;

/** The four answers, after the trustworthiness tiers of AR4SI (draft-ietf-rats-ar4si). */
public enum Tier {
    /** Checked, and it speaks for the claim. */
    AFFIRMING,
    /** Checked, and something needs a person's judgement. */
    WARNING,
    /** Checked, and it speaks against the claim. */
    CONTRAINDICATED,
    /** Not checked, or not decidable from what is here. */
    NONE
}
