package dev.reckoner.ledger;

/** How far a verification is. */
@FunctionalInterface
public interface VerificationProgress {
    /**
     * So many of what is under work.
     *
     * @param done of total
     * @param total 0 where unknown
     * @param what entries or blobs
     */
    void report(long done, long total, String what);
}
