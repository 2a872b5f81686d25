package dev.reckoner.ledger.projection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What rows about claims are sorted by: whole numbers, and names as bytes. Of either the neighbour below and above is known, which an
 * index is asked to begin at: asked for what is greater than a key it begins at the key, and a tier is of most of a million claims.
 * Bytes are text of one letter for each, so that they compare.
 */
final class ClaimKeys {
    private static final List<String> TIERS = List.of("CONTRAINDICATED", "WARNING", "NONE", "AFFIRMING");
    private static final List<String> VERDICTS =
            List.of("OUTSIDE", "INCONCLUSIVE", "WITHIN_THEORETICAL", "WITHIN_EMPIRICAL", "BIT_EXACT");

    private static final int LONGEST_NUMBER = 18;
    /** A key must fit the pages of an index; names that begin alike are in the order of import. */
    private static final int LONGEST = 48;

    private ClaimKeys() {}

    /** Gravest first. */
    static long tier(String tier) {
        return TIERS.indexOf(tier);
    }

    /** Outside first, bit exact later, not run last. */
    static long verdict(Optional<String> verdict) {
        return verdict.map(VERDICTS::indexOf).orElse(VERDICTS.size());
    }

    /** Fewest affirmed checks first. */
    static long affirmed(String strip) {
        return strip.chars().filter(mark -> mark == 'A').count();
    }

    /** The beginning of its UTF-8. */
    static String name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return text(bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes);
    }

    /** True if the key is the whole name, so that nothing else has it: not a longer one either, of which it would be the beginning. */
    static boolean isWhole(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length < LONGEST;
    }

    /** Numbers first and as numbers, so that 99 comes before 100. */
    static String label(String label) {
        boolean number = !label.isEmpty()
                && label.length() <= LONGEST_NUMBER
                && label.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return name(number ? "0" + "0".repeat(LONGEST_NUMBER - label.length()) + label : "1" + label);
    }

    /** The next key there can be. */
    static Comparable<?> above(Comparable<?> key) {
        if (key instanceof String text) {
            return text + '\0';
        }
        return ((Number) key).longValue() + 1;
    }

    /** The key before it, of all there can be. */
    static Comparable<?> below(Comparable<?> key) {
        if (key instanceof String text) {
            return text.isEmpty() ? text : below(text);
        }
        return ((Number) key).longValue() - 1;
    }

    private static String below(String text) {
        String rest = text.substring(0, text.length() - 1);
        char last = text.charAt(text.length() - 1);
        return last == '\0' ? rest : rest + (char) (last - 1) + "\u00ff".repeat(LONGEST - text.length());
    }

    /** As the database takes it. */
    static Object bound(Comparable<?> key) {
        return key instanceof String text ? bytes(text) : key;
    }

    /** As the database gives it. */
    static Comparable<?> read(Object value) {
        return value instanceof byte[] bytes ? text(bytes) : (Comparable<?>) ((Number) value).longValue();
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
