package dev.reckoner.ledger;

/** How far a backup or a restoring is, and whether to stop it. */
@FunctionalInterface
public interface BackupProgress extends VerificationProgress {
    /** True once the person asked to stop. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Ends the work if that was asked for.
     *
     * @throws LedgerException LG-STOPPED
     */
    default void requireGoingOn() throws LedgerException {
        if (cancelled()) {
            throw new LedgerException(
                    "LG-STOPPED", "Stopped, as was asked. Nothing was kept of it; what was there before is as it was.");
        }
    }
}
