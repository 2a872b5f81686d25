package dev.reckoner.runtime.compare;

/** The ladder from bit equality to contradiction. */
public enum Verdict {
    /** Every bit agrees. */
    BIT_EXACT,
    /** Differs by no more than honest executions were measured to differ. */
    WITHIN_EMPIRICAL,
    /** Differs by no more than floating-point analysis allows. */
    WITHIN_THEORETICAL,
    /** Differs by more than any honest execution could. */
    OUTSIDE,
    /** Not decidable, because the trail leaves out something that changes the bits, or the run failed. */
    INCONCLUSIVE
}
