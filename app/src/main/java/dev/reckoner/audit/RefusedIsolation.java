package dev.reckoner.audit;

import java.io.IOException;

/** An isolation cannot be made or lifted, and why; the message is a sentence for the person who asked for it. */
public final class RefusedIsolation extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    RefusedIsolation(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The code. */
    public String code() {
        return code;
    }
}
