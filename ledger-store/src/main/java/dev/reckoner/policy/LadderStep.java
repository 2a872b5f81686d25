package dev.reckoner.policy;

import java.util.Locale;

/** How near the output that a claim states is to what its model gives when it is run again, best first. */
public enum LadderStep {
    /** Every bit agrees. */
    BIT_EXACT,
    /** No further off than honest runs were measured to be. */
    WITHIN_EMPIRICAL,
    /** No further off than floating point allows. */
    WITHIN_THEORETICAL,
    /** Not the model's output: a wrong answer. */
    OUTSIDE,
    /** It was run, and that did not decide. */
    INCONCLUSIVE;

    /** False where the run left open what the answer is worth. */
    public boolean isConclusive() {
        return this != INCONCLUSIVE;
    }

    /** True for a verdict further down the ladder than the other; both must be conclusive. */
    public boolean isWorseThan(LadderStep other) {
        return compareTo(other) > 0;
    }

    /** As policy files write it, for example {@code within-empirical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
