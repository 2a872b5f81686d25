package dev.reckoner.grade;

import java.util.Locale;

/** How sure something is that a case says: an edge of its graph, or that a party uses a means. The surest comes first. */
public enum Grade {
    /** Signatures and checks that somebody else can repeat show it. */
    PROVEN,
    /** Evidence speaks for it, and leaves another explanation open. */
    SUPPORTED,
    /** Somebody says so, and nothing else does. */
    ASSERTED,
    /** Somebody says so, and evidence speaks against it. */
    CONTRADICTED;

    /** In a word or two, as in a table. */
    public String words() {
        return switch (this) {
            case PROVEN -> "Proven";
            case SUPPORTED -> "Supported";
            case ASSERTED -> "Asserted only";
            case CONTRADICTED -> "Contradicted";
        };
    }

    /** The name in files. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Of two edges between the same two that several claims speak of: one contradiction is not outweighed by any number of claims
     * without one.
     */
    public Grade with(Grade other) {
        if (this == CONTRADICTED || other == CONTRADICTED) {
            return CONTRADICTED;
        }
        return compareTo(other) <= 0 ? this : other;
    }

    /** Of a chain of two edges: it is as sure as the weaker of them. */
    public Grade then(Grade next) {
        return compareTo(next) >= 0 ? this : next;
    }
}
