package dev.reckoner.ledger;

import java.io.IOException;

/** The ledger cannot do what was asked, and why. */
public final class LedgerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    LedgerException(String code, String sentence) {
        super(code + ": " + sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /**
     * With what lies beneath.
     *
     * @param code for example {@code LG-ENTRY}
     * @param sentence what cannot be done, and why
     */
    public LedgerException(String code, String sentence, Throwable cause) {
        super(code + ": " + sentence, cause);
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable reason code, for example {@code LG-LOCKED}. */
    public String code() {
        return code;
    }

    /** The message without the code. */
    public String sentence() {
        return sentence;
    }
}
