package dev.reckoner.reputation.erc8004;

import dev.reckoner.reputation.LadderStep;
import java.util.OptionalInt;

/**
 * A step of the verdict ladder as the response of a validation. A good step is {@code 50 + 50 w} for its weight w as evidence:
 * 100 for a whole verdict, 75 for the half one that only error analysis explains; a bad step is 0. No number stands for what
 * decides nothing.
 */
public final class ValidationScore {
    /** The tag of every response, so that a reader can average those of running answers again. */
    public static final String TAG = "reexecution";

    private ValidationScore() {}

    /** From 0 to 100; empty for a step that decides nothing. */
    public static OptionalInt of(LadderStep step) {
        return switch (step) {
            case BIT_EXACT, WITHIN_EMPIRICAL -> OptionalInt.of(100);
            case WITHIN_THEORETICAL -> OptionalInt.of(75);
            case OUTSIDE -> OptionalInt.of(0);
            case INCONCLUSIVE -> OptionalInt.empty();
        };
    }
}
