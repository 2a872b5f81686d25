package dev.reckoner.crypto.tlog;

/**
 * What a {@link TlogProof} shows.
 *
 * @param included true if the path leads from the entry to the root of the checkpoint
 * @param endorsement who stands for that checkpoint
 */
public record ProofAnswer(boolean included, Endorsement endorsement) {
    /** True if the entry stands in the log, as far as those who are believed say. */
    public boolean holds() {
        return included && endorsement.standing() == Endorsement.Standing.VALID;
    }
}
