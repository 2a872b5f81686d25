package dev.reckoner.cli;

import java.io.IOException;

/** A command cannot run with what it was given, and why; the message is a sentence for the person who typed it. */
final class RefusedArgument extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    RefusedArgument(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    String code() {
        return code;
    }
}
