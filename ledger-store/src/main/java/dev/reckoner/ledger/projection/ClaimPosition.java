package dev.reckoner.ledger.projection;

/**
 * Where a claim stands in an order.
 *
 * @param key what it is sorted by: text or a whole number
 * @param number position in the case, which tells equals apart
 */
record ClaimPosition(Comparable<?> key, long number) {
    int compareKeyTo(ClaimPosition other) {
        return key instanceof String text
                ? text.compareTo((String) other.key())
                : Long.compare(((Number) key).longValue(), ((Number) other.key()).longValue());
    }
}
