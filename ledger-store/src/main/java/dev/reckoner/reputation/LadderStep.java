package dev.reckoner.reputation;

/** The steps of the verdict ladder of re-execution, by the names that the ledger holds, and what each is evidence of. */
public enum LadderStep {
    BIT_EXACT(Outcome.GOOD),
    WITHIN_EMPIRICAL(Outcome.GOOD),
    WITHIN_THEORETICAL(Outcome.GOOD),
    OUTSIDE(Outcome.BAD),
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
}
