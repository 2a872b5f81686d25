package dev.reckoner.reputation.erc8004;

import java.io.IOException;

/** A record that the registries cannot hold, or one that is not made, and why; the message is a sentence for a person. */
public final class Erc8004Exception extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    public Erc8004Exception(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The code. */
    public String code() {
        return code;
    }
}
