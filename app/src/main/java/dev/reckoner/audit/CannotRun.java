package dev.reckoner.audit;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.tensor.TensorFormatException;

/** A claim cannot be run again, and why. */
final class CannotRun extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    CannotRun(String code, String sentence) {
        super(code + ": " + sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** The model file cannot be opened. */
    static CannotRun of(ModelException refused) {
        return new CannotRun("EX-MODEL-CORRUPT", refused.getMessage());
    }

    /** The bytes of that value are not the tensor that they are said to be. */
    static CannotRun of(String value, TensorFormatException damaged) {
        return new CannotRun("EX-VALUE-CORRUPT", "The value " + value + " is no tensor: " + damaged.getMessage());
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
