package dev.reckoner.ui.control;

import java.util.Optional;

/**
 * Something the person should know.
 *
 * @param kind failure or result
 * @param what what happened, one sentence
 * @param where file, record or line; empty text where it concerns none
 * @param next what to do, one sentence; empty text for a result
 * @param code stable code; empty text for a result
 * @param action the verb beside it
 */
public record Notice(Kind kind, String what, String where, String next, String code, Optional<Action> action) {
    /** What a notice is. */
    public enum Kind {
        /** Stays until closed. */
        FAILURE,
        /** Leaves by itself. */
        RESULT
    }

    /**
     * A verb and what it does.
     *
     * @param text on the link
     * @param run on the FX thread
     */
    public record Action(String text, Runnable run) {}

    /** A failure with all that the person needs. */
    public static Notice failure(String what, String where, String next, String code) {
        return new Notice(Kind.FAILURE, what, where, next, code, Optional.empty());
    }

    /** A result in one sentence. */
    public static Notice result(String what) {
        return new Notice(Kind.RESULT, what, "", "", "", Optional.empty());
    }

    /** The same with a verb. */
    public Notice with(String text, Runnable run) {
        return new Notice(kind, what, where, next, code, Optional.of(new Action(text, run)));
    }

    /** Everything it says, for the clipboard. */
    public String details() {
        return String.join(
                "\n",
                java.util.stream.Stream.of(what, where, next, code)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
