package dev.reckoner.ui.claims;

import dev.reckoner.runtime.compare.Verdict;
import java.util.Optional;

/** Which re-execution verdicts are shown. */
sealed interface VerdictChoice {
    /** Whatever the verdict, or none. */
    record Any() implements VerdictChoice {}

    /** Claims that were not run again. */
    record NotRun() implements VerdictChoice {}

    /** One verdict. */
    record Only(Verdict verdict) implements VerdictChoice {}

    /** Whether a claim with that latest verdict is shown. */
    default boolean admits(Optional<Verdict> latest) {
        return switch (this) {
            case Any any -> true;
            case NotRun notRun -> latest.isEmpty();
            case Only only -> latest.equals(Optional.of(only.verdict()));
        };
    }
}
