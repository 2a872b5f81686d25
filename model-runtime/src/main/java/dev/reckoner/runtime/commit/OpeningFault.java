package dev.reckoner.runtime.commit;

/** What is wrong with a value that was shown under a root. */
public enum OpeningFault {
    /** It was asked for and not shown. */
    MISSING("was not shown"),
    /** Another leaf was shown than asked for. */
    SWAPPED("was asked for, and another leaf was shown"),
    /** The bytes are no value. */
    MALFORMED("is no value that can be read"),
    /** The value does not have the hash of its leaf. */
    VALUE("does not have the hash of its leaf"),
    /** The blocks of the value do not have the root of its leaf. */
    TILES("does not have the blocks of its leaf"),
    /** The leaf is not under the root. */
    PROOF("is not in the trace that was committed to");

    private final String predicate;

    OpeningFault(String predicate) {
        this.predicate = predicate;
    }

    /** Stable code such as {@code TC-OPENING-PROOF}. */
    public String code() {
        return "TC-OPENING-" + name();
    }

    /** What it says of a value, as the rest of a sentence that begins with the value's name. */
    public String predicate() {
        return predicate;
    }
}
