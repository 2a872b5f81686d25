package dev.reckoner.answer;

import java.io.IOException;

/** An answer to a finding cannot be read, signed or recorded, and why; the message is a sentence for the person who asked for it. */
public final class RefusedAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    public RefusedAnswer(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The code. */
    public String code() {
        return code;
    }
}
