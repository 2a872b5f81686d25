package dev.reckoner.ledger.projection;

import java.util.List;
import java.util.Optional;

/**
 * Keys of an order that lie together.
 *
 * @param low the lowest; empty for no bound
 * @param high the highest; empty for no bound
 */
record KeyRange(Optional<Comparable<?>> low, Optional<Comparable<?>> high) {
    /** Every key. */
    static final List<KeyRange> ALL = List.of(new KeyRange(Optional.empty(), Optional.empty()));

    /** No key: below the empty name there is none. */
    private static final KeyRange NONE = between("\0", "");

    /** One key. */
    static KeyRange of(Comparable<?> key) {
        return new KeyRange(Optional.of(key), Optional.of(key));
    }

    static KeyRange between(Comparable<?> low, Comparable<?> high) {
        return new KeyRange(Optional.of(low), Optional.of(high));
    }

    boolean isBelow(Comparable<?> key) {
        return high.map(bound -> ClaimPosition.compareKeys(bound, key) < 0).orElse(false);
    }

    boolean isAbove(Comparable<?> key) {
        return low.map(bound -> ClaimPosition.compareKeys(bound, key) > 0).orElse(false);
    }

    /** The part above a key of it, or below it. */
    KeyRange beyond(Comparable<?> key, boolean descending) {
        if (descending && key.equals("")) {
            return NONE;
        }
        return descending
                ? new KeyRange(low, Optional.of(ClaimKeys.below(key)))
                : new KeyRange(Optional.of(ClaimKeys.above(key)), high);
    }

    boolean isEmpty() {
        return low.isPresent() && high.isPresent() && ClaimPosition.compareKeys(low.get(), high.get()) > 0;
    }
}
