package dev.reckoner.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something in a ledger that does not agree.
 *
 * @param part of what
 * @param code stable reason code, for example {@code LG-LEAF}
 * @param sentence what does not agree, with the entry and the field where it is about one
 * @param entry index of the first entry concerned
 * @param field its member or column
 */
public record LedgerFailure(LedgerPart part, String code, String sentence, OptionalLong entry, Optional<String> field) {
    static LedgerFailure of(LedgerPart part, String code, String sentence) {
        return new LedgerFailure(part, code, sentence, OptionalLong.empty(), Optional.empty());
    }

    static LedgerFailure ofEntry(LedgerPart part, String code, long entry, String field, String sentence) {
        return new LedgerFailure(part, code, sentence, OptionalLong.of(entry), Optional.of(field));
    }

    /** Code and sentence. */
    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
