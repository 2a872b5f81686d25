package dev.reckoner.ui.claims;

import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.runtime.compare.Verdict;
import java.util.Set;

/** Which re-execution verdicts are shown. */
sealed interface VerdictChoice {
    /** Whatever the verdict, or none. */
    record Any() implements VerdictChoice {}

    /** Claims that were not run again. */
    record NotRun() implements VerdictChoice {}

    /** One verdict. */
    record Only(Verdict verdict) implements VerdictChoice {}

    /** Names of the verdicts that are shown, as {@link ClaimCondition} takes them. */
    default Set<String> names() {
        return switch (this) {
            case Any any -> Set.of();
            case NotRun notRun -> Set.of(ClaimCondition.NOT_RUN);
            case Only only -> Set.of(only.verdict().name());
        };
    }
}
