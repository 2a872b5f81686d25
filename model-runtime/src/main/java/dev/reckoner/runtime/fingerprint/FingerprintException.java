package dev.reckoner.runtime.fingerprint;

/** A proof, tensor or setting that cannot be worked with. The message is a sentence for the person who supplied it. */
public final class FingerprintException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** Names the problem by a stable code such as {@code RT-TOPLOC-LENGTH}. */
    public FingerprintException(String code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable code of the kind of problem. */
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
