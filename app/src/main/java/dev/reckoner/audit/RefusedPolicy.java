package dev.reckoner.audit;

import java.io.IOException;

/** A policy cannot be recorded, and why; the message is a sentence for the person who asked for it. */
public final class RefusedPolicy extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    RefusedPolicy(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The code. */
    public String code() {
        return code;
    }
}
