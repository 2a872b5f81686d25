package dev.reckoner.trail;

/**
 * Something in a file that could not be read. The rest of the import goes on.
 *
 * @param file the file, with the path inside its archive, for example {@code april.zip!/responses.jsonl}
 * @param place line, entry or byte offset within it; empty text where the whole file is meant
 * @param code stable reason code, for example {@code TR-TRUNCATED}; docs/reason-codes.md lists them
 * @param sentence what happened, one sentence for a person
 * @param next what to do about it, one sentence
 * @param severity how much it matters
 */
public record ReadProblem(String file, String place, String code, String sentence, String next, Severity severity) {
    // What is told of hostile bytes may quote them, and must not be what the ledger then cannot hold.
    public ReadProblem {
        file = WellFormedText.of(file);
        place = WellFormedText.of(place);
        sentence = WellFormedText.of(sentence);
    }

    /** How much a read problem matters. */
    public enum Severity {
        /** Left out knowingly; nothing is damaged. */
        LEFT_OUT,
        /** Suspicious, refused. */
        REFUSED,
        /** Damaged. */
        DAMAGED
    }
}
