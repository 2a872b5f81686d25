package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.onnx.ModelException;

/** A run that gave no result. The message is a sentence for the person who asked for it. */
public final class ExecutionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;

    /** Says what went wrong. */
    public ExecutionException(Code code, String sentence) {
        super(sentence);
        this.sentence = sentence;
        this.code = code;
    }

    /** As the other constructor, with the error that revealed it. */
    public ExecutionException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.code = code;
    }

    /** That a model cannot be used: it is damaged, changed, or has external data that are missing or elsewhere. */
    public static ExecutionException of(ModelException e) {
        Code code = switch (e.code()) {
            case ModelException.CHANGED -> Code.MODEL_CHANGED;
            case ModelException.EXTERNAL -> Code.MODEL_EXTERNAL;
            default -> Code.MODEL_CORRUPT;
        };
        return new ExecutionException(code, e.getMessage(), e);
    }

    /** Kinds of failure. */
    public enum Code {
        /** The model cannot be loaded. */
        MODEL_CORRUPT,
        /** The model file is no longer the one that was opened. */
        MODEL_CHANGED,
        /** The model has weights in files that are missing or not beside it. */
        MODEL_EXTERNAL,
        /** The runtime has no kernel for an operator, a version of it, or its types. */
        OPERATOR_UNSUPPORTED,
        /** The inputs are not the ones that the model takes. */
        INPUT_MISMATCH,
        /** An input is of a kind that cannot be handed over. */
        INPUT_UNSUPPORTED,
        /** An output is of a kind that cannot be read. */
        OUTPUT_UNSUPPORTED,
        /** An operator failed. */
        RUN_FAILED,
        /** The caller cancelled the run. */
        CANCELLED,
        /** The process in which the model ran ended by itself. */
        CRASHED,
        /** The process in which the model ran took more memory than it may. */
        MEMORY_LIMIT,
        /** The run took longer than it may. */
        TIME_LIMIT,
        /** The process in which models run cannot be started. */
        WORKER_UNAVAILABLE
    }

    /** Stable code such as {@code EX-INPUT-MISMATCH}. */
    public String code() {
        return "EX-" + code.name().replace('_', '-');
    }

    /** Kind of failure. */
    public Code kind() {
        return code;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
