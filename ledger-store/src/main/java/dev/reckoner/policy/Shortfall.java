package dev.reckoner.policy;

/** Why a claim does not meet a rule. */
public enum Shortfall {
    /** The check was not made, or could not be decided. */
    NOT_ANSWERED,
    /** The check warns, where an affirming answer is asked for. */
    WARNED,
    /** The check speaks against the claim. */
    CONTRAINDICATED,
    /** The enclave's build is not on the list. */
    NOT_LISTED,
    /** Which build the enclave ran is not known. */
    BUILD_UNKNOWN,
    /** It was settled later than allowed. */
    SETTLED_LATE,
    /** When it was settled is not known. */
    NO_SETTLEMENT_TIME,
    /** It was drawn to be run again, and was not. */
    NOT_RUN,
    /** Running it again did not decide. */
    INCONCLUSIVE,
    /** Run again, the answer is further off than allowed. */
    WORSE_THAN_ALLOWED,
    /** The operator's standing is too low. */
    STANDING_LOW,
    /** There is not enough evidence about the operator. */
    STANDING_UNKNOWN,
    /** Too few witnesses confirmed it. */
    TOO_FEW_WITNESSES,
    /** The attestation was older than allowed, or was made only after the claim. */
    STALE,
    /** How old the attestation was is not known. */
    AGE_UNKNOWN
}
