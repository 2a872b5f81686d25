package dev.reckoner.ledger;

/**
 * What names a blob.
 *
 * @param entry index of the entry
 * @param field the member of its body
 */
record NamedBy(long entry, String field) {
    @Override
    public String toString() {
        return "entry " + entry + ", field " + field;
    }
}
