package dev.reckoner.policy.file;

/**
 * Something in a policy file that must be changed before it can be used.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 * @param length how many characters of that line it is about, at least 1
 * @param sentence what is wrong
 * @param whatToDo what to write instead
 */
public record PolicyProblem(int line, int column, int length, Kind kind, String sentence, String whatToDo) {
    /** Kinds of problems, each with its stable code. */
    public enum Kind {
        /** It is not YAML, or uses parts of YAML that policies do without. */
        SYNTAX("PO-SYNTAX"),
        /** A key that the format does not have there. */
        UNKNOWN_KEY("PO-UNKNOWN-KEY"),
        /** A check that this version of the program does not make. */
        UNKNOWN_CHECK("PO-UNKNOWN-CHECK"),
        /** A value of another kind or outside its range. */
        VALUE("PO-VALUE"),
        /** Said twice. */
        DUPLICATE("PO-DUPLICATE"),
        /** Larger, deeper or longer than policies may be. */
        LIMIT("PO-LIMIT"),
        /** Something that must be there is not. */
        MISSING("PO-MISSING");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The stable code, for example {@code PO-VALUE}. */
        public String code() {
            return code;
        }
    }

    /** The stable code of its kind. */
    public String code() {
        return kind.code();
    }
}
