package dev.reckoner.audit;

import java.io.IOException;

/** A calibration cannot be made or used, and why; the message is a sentence for the person who asked for it. */
public final class RefusedCalibration extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** With a stable code of docs/reason-codes.md. */
    RefusedCalibration(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** As the other constructor, with the error that revealed it. */
    RefusedCalibration(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** The code. */
    public String code() {
        return code;
    }
}
