package dev.reckoner.audit;

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

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
