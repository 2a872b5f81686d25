package dev.reckoner.ledger.projection;

import java.util.List;
import java.util.Optional;

/** What rows about claims are sorted by, where it is not what they show. */
final class ClaimKeys {
    private static final List<String> TIERS = List.of("CONTRAINDICATED", "WARNING", "NONE", "AFFIRMING");
    private static final List<String> VERDICTS =
            List.of("OUTSIDE", "INCONCLUSIVE", "WITHIN_THEORETICAL", "WITHIN_EMPIRICAL", "BIT_EXACT");

    private static final int LONGEST_NUMBER = 18;
    /** A key must fit the pages of an index; labels that begin alike are in the order of import. */
    private static final int LONGEST_LABEL = 60;

    private ClaimKeys() {}

    /** Gravest first. */
    static int tier(String tier) {
        return TIERS.indexOf(tier);
    }

    /** Outside first, bit exact later, not run last. */
    static int verdict(Optional<String> verdict) {
        return verdict.map(VERDICTS::indexOf).orElse(VERDICTS.size());
    }

    /** Fewest affirmed checks first. */
    static int affirmed(String strip) {
        return (int) strip.chars().filter(mark -> mark == 'A').count();
    }

    /** Numbers first and as numbers, so that 99 comes before 100. */
    static String label(String label) {
        boolean number = !label.isEmpty()
                && label.length() <= LONGEST_NUMBER
                && label.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return number
                ? "0" + "0".repeat(LONGEST_NUMBER - label.length()) + label
                : "1" + label.substring(0, Math.min(LONGEST_LABEL, label.length()));
    }
}
