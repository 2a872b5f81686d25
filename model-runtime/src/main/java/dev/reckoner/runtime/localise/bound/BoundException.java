package dev.reckoner.runtime.localise.bound;

/** A bound that cannot be computed here. The message completes "there is no bound, since …". */
public final class BoundException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why there is none. */
    public BoundException(String why) {
        super(why);
    }
}
