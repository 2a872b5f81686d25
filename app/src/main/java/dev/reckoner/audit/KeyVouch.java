package dev.reckoner.audit;

import java.util.Locale;

/**
 * Whose a key is, by what the case knows now.
 *
 * @param grade how sure
 * @param who the operator by whom it is known, or whose key it is instead; empty text where it is nobody's
 */
public record KeyVouch(Grade grade, String who) {
    /** How sure it is that a key is a party's. The surest first. */
    public enum Grade {
        /** The analyst's reference values say so. */
        ACCEPTED,
        /** Signed records of the party are tied to it and to the key by evidence from outside of them. */
        PROVEN,
        /**
         * It is a key of an operator that the analyst's reference values tie to the provider who answers: an operator's word, which
         * may be another operator's than that of the answers that it is about.
         */
        OF_OPERATOR,
        /** A trail, or records that nobody vouches for, state it. */
        STATED,
        /** It is known as a key of somebody else. */
        OF_OTHERS,
        /** The case does not know it. */
        UNKNOWN;

        /** As files write it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** True if what is signed with it is the party's word. */
    public boolean isVouched() {
        return switch (grade) {
            case ACCEPTED, PROVEN -> true;
            case OF_OPERATOR, STATED, OF_OTHERS, UNKNOWN -> false;
        };
    }
}
