package dev.reckoner.trail.document;

import java.util.Locale;

/** The bytes are not of the format that they were tried as. */
final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedDocumentException(String sentence, long offset) {
        super(String.format(Locale.ROOT, "%s at byte %,d", sentence, offset));
    }
}
