package dev.reckoner.crypto;

/** A binary document is not what its format prescribes. The message is a sentence for a person. */
public final class MalformedDocumentException extends Exception {
    private final String code;

    /**
     * A refusal.
     *
     * @param code stable reason code, for example {@code TR-CBOR-DEPTH}
     * @param sentence what is wrong
     */
    public MalformedDocumentException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The stable reason code. */
    public String code() {
        return code;
    }

    /** What is wrong, one sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
