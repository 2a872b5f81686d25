package dev.reckoner.runtime.commit;

/** A commitment that cannot be made, or a dispute that cannot be decided. The message is a sentence for the person who asked. */
public final class CommitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** Names the problem by a stable code such as {@code TC-RANDOM}. */
    public CommitException(String code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** As the other constructor, with the error that revealed it. */
    public CommitException(String code, String sentence, Throwable cause) {
        super(sentence, cause);
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
