package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException.Code;

/** A worker ended before it replied. */
final class WorkerEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;

    WorkerEnded(Code code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    Code code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
