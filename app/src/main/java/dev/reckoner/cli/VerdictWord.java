package dev.reckoner.cli;

import dev.reckoner.runtime.compare.Verdict;
import java.util.Locale;

/** A verdict in the words that the window uses. */
final class VerdictWord {
    private VerdictWord() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case WITHIN_EMPIRICAL -> "within profile";
            case WITHIN_THEORETICAL -> "within bound";
            case BIT_EXACT, OUTSIDE, INCONCLUSIVE ->
                verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
