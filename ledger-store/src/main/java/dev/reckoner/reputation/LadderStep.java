package dev.reckoner.reputation;

import java.util.Locale;

/**
 * How near the output that a claim states is to what its model gives when it is run again, best first; by the names that the
 * ledger holds.
 */
public enum LadderStep {
    /** Every bit agrees. */
    BIT_EXACT(Outcome.GOOD),
    /** No further off than honest runs were measured to be. */
    WITHIN_EMPIRICAL(Outcome.GOOD),
    /** No further off than floating point allows. */
    WITHIN_THEORETICAL(Outcome.GOOD),
    /** Not the model's output: a wrong answer. */
    OUTSIDE(Outcome.BAD),
    /** It was run, and that did not decide. */
    INCONCLUSIVE(Outcome.UNDECIDED);

    private final Outcome outcome;

    LadderStep(Outcome outcome) {
        this.outcome = outcome;
    }

    /**
     * The step of that name.
     *
     * @throws IllegalArgumentException if the ladder has none of that name
     */
    public static LadderStep named(String name) {
        for (LadderStep step : values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        throw new IllegalArgumentException("The ladder of verdicts has no step " + name + ".");
    }

    /** What it is evidence of. */
    public Outcome outcome() {
        return outcome;
    }

    /** False where the run left open what the answer is worth. */
    public boolean isConclusive() {
        return this != INCONCLUSIVE;
    }

    /** True for a step further down the ladder than the other; both must be conclusive. */
    public boolean isWorseThan(LadderStep other) {
        return compareTo(other) > 0;
    }

    /** As policy files write it, for example {@code within-empirical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
