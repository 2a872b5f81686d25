package dev.reckoner.runtime.onnx;

/** A file that is not a model that can be used. The message is a sentence for the person who chose the file. */
public final class ModelException extends Exception {
    /** Code of a file that is no longer the one that was opened. */
    public static final String CHANGED = "RT-MODEL-CHANGED";

    /** Code of weights in other files that are missing or not beside the model. */
    public static final String EXTERNAL = "RT-MODEL-EXTERNAL";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** Names the problem by a stable code such as {@code RT-MODEL-CORRUPT}. */
    public ModelException(String code, String sentence) {
        super(sentence);
        this.sentence = sentence;
        this.code = code;
    }

    /** As the other constructor, with the error that revealed it. */
    public ModelException(String code, String sentence, Throwable cause) {
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
