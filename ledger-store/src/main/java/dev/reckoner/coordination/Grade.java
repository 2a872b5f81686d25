package dev.reckoner.coordination;

/** How sure it is that a party uses a means, the surest first. */
public enum Grade {
    /** A signature or a proof that was checked says so. */
    PROVEN,
    /** Evidence speaks for it but does not prove it. */
    SUPPORTED,
    /** Somebody says so. */
    ASSERTED
}
