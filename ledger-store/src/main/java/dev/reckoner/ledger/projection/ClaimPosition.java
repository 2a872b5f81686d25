package dev.reckoner.ledger.projection;

/**
 * Where a claim stands in an order.
 *
 * @param key what it is sorted by: a whole number or bytes, see {@link ClaimKeys}
 * @param number position in the case, which tells equals apart
 */
record ClaimPosition(Comparable<?> key, long number) {
    static int compareKeys(Comparable<?> key, Comparable<?> other) {
        return key instanceof String text ? text.compareTo((String) other) : Long.compare((Long) key, (Long) other);
    }

    int compareKeyTo(ClaimPosition other) {
        return compareKeys(key, other.key());
    }
}
