package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException.Code;

/** A worker ended before it replied, or was ended. */
final class WorkerEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String sentence;

    WorkerEnded(Code code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** It said something that is no reply to what it was asked. */
    static WorkerEnded ofNonsense() {
        return new WorkerEnded(
                Code.CRASHED, "The process in which the model ran gave an answer that makes no sense, and was ended.");
    }

    Code code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    /** True if an earlier run of the same process may have been the cause. */
    boolean mayBeOfEarlierRuns() {
        return code == Code.CRASHED || code == Code.MEMORY_LIMIT;
    }
}
