package dev.reckoner.ledger;

/**
 * Something that whoever verifies a ledger should know and that is no damage.
 *
 * @param code stable reason code, for example {@code LG-RETIRED}
 * @param sentence what it is
 */
public record LedgerNote(String code, String sentence) {
    /** Code and sentence. */
    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
