package dev.reckoner.runtime.tensor;

/** Bytes that are not the tensor they claim to be. The message is a sentence for the person who looks at the file. */
public final class TensorFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** Names the problem by a stable code such as {@code RT-TENSOR-LENGTH}. */
    public TensorFormatException(String code, String sentence) {
        super(sentence);
        this.sentence = sentence;
        this.code = code;
    }

    /** As the other constructor, with the error that revealed it. */
    public TensorFormatException(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.code = code;
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
