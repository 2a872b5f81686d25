package dev.reckoner.ledger;

import java.io.IOException;

/** What was sealed is not what it was any more. */
final class UnsoundException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsoundException(String what) {
        super(what);
    }

    UnsoundException(Throwable cause) {
        super("It does not have the tag it was sealed with", cause);
    }
}
